// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.log;

import io.mlops4j.audit.GovernanceEvent;
import io.mlops4j.audit.ModelEvent;
import io.mlops4j.common.Digest;
import io.mlops4j.common.ModelName;
import io.mlops4j.common.ModelVersionId;
import io.mlops4j.governance.Move;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the receipt of an entry that moves a governed pointer: once for who asks for the move, and again to check one. */
public final class Receipts {
    private Receipts() {}

    /**
     * Makes a receipt.
     *
     * @param model the model
     * @param events the events of the entry
     * @param revision the entry's place
     * @param root the hash of the log's tree up to and including the entry
     * @return the receipt, or empty if the entry moves no pointer
     */
    public static Optional<Move> of(ModelName model, List<ModelEvent> events, long revision, Digest root) {
        ModelEvent event = events.get(events.size() - 1);
        if (event instanceof GovernanceEvent.Promoted e) {
            return Optional.of(
                    new Move(model, e.environment(), id(model, e.before()), id(model, e.after()), revision, root));
        }
        if (event instanceof GovernanceEvent.RolledBack e) {
            return Optional.of(
                    new Move(model, e.environment(), id(model, e.before()), id(model, e.after()), revision, root));
        }
        if (event instanceof GovernanceEvent.Overridden e) {
            return Optional.of(
                    new Move(model, e.environment(), id(model, e.before()), id(model, e.after()), revision, root));
        }
        if (event instanceof GovernanceEvent.Stopped e) {
            return Optional.of(new Move(model, e.environment(), id(model, e.before()), null, revision, root));
        }
        return Optional.empty();
    }

    private static @Nullable ModelVersionId id(ModelName model, @Nullable Integer number) {
        return number == null ? null : new ModelVersionId(model, number);
    }
}
