// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.export;

import io.mlops4j.audit.GovernanceEvent;
import io.mlops4j.audit.ModelEvent;
import io.mlops4j.common.Environment;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A change of what is current.
 *
 * @param environment where
 * @param before the version that was current, or null
 * @param after the version that is current from then on, or null
 */
record PointerMove(
        Environment environment,
        @Nullable Integer before,
        @Nullable Integer after) {
    static Optional<PointerMove> of(ModelEvent event) {
        if (event instanceof GovernanceEvent.Promoted e) {
            return Optional.of(new PointerMove(e.environment(), e.before(), e.after()));
        }
        if (event instanceof GovernanceEvent.Overridden e) {
            return Optional.of(new PointerMove(e.environment(), e.before(), e.after()));
        }
        if (event instanceof GovernanceEvent.RolledBack e) {
            return Optional.of(new PointerMove(e.environment(), e.before(), e.after()));
        }
        if (event instanceof GovernanceEvent.Stopped e) {
            return Optional.of(new PointerMove(e.environment(), e.before(), null));
        }
        return Optional.empty();
    }
}
