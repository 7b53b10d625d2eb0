// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.log;

import io.mlops4j.audit.GovernanceEvent;
import io.mlops4j.audit.ModelEvent;
import io.mlops4j.audit.checkpoint.Receipt;
import io.mlops4j.common.ModelName;
import io.mlops4j.common.ModelVersionId;
import io.mlops4j.governance.Move;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the move of a governed pointer from the entry that records it. */
public final class Moves {
    private Moves() {}

    /**
     * Reads a move.
     *
     * @param model the model
     * @param events the events of the entry
     * @param receipt the receipt of the entry
     * @return the move, or empty if the entry moves no pointer
     */
    public static Optional<Move> of(ModelName model, List<ModelEvent> events, Receipt receipt) {
        ModelEvent event = events.get(events.size() - 1);
        if (event instanceof GovernanceEvent.Promoted e) {
            return Optional.of(new Move(model, e.environment(), id(model, e.before()), id(model, e.after()), receipt));
        }
        if (event instanceof GovernanceEvent.RolledBack e) {
            return Optional.of(new Move(model, e.environment(), id(model, e.before()), id(model, e.after()), receipt));
        }
        if (event instanceof GovernanceEvent.Overridden e) {
            return Optional.of(new Move(model, e.environment(), id(model, e.before()), id(model, e.after()), receipt));
        }
        if (event instanceof GovernanceEvent.Stopped e) {
            return Optional.of(new Move(model, e.environment(), id(model, e.before()), null, receipt));
        }
        return Optional.empty();
    }

    private static @Nullable ModelVersionId id(ModelName model, @Nullable Integer number) {
        return number == null ? null : new ModelVersionId(model, number);
    }
}
