// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.decision;

import io.mlops4j.audit.ModelEvent;
import io.mlops4j.common.Digest;
import io.mlops4j.governance.Denial;
import io.mlops4j.governance.GovernanceCommand;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What becomes of a command. */
public sealed interface Decision {
    /**
     * It happens.
     *
     * @param events what happens, in order; empty if everything is as asked already
     * @param policy the digest of the policy under which it was decided, or null if there was none or it needs none
     */
    record Accepted(List<ModelEvent> events, @Nullable Digest policy) implements Decision {
        /** Copies. */
        public Accepted {
            events = List.copyOf(events);
        }
    }

    /**
     * It is refused.
     *
     * @param command the command
     * @param denials every reason, at least one
     * @param policy the digest of the policy under which it was decided, or null if there was none or it needs none
     */
    record Denied(
            GovernanceCommand command,
            List<Denial> denials,
            @Nullable Digest policy) implements Decision {
        /** Copies. */
        public Denied {
            denials = List.copyOf(denials);
        }
    }

    /**
     * A command with its id was decided before, and is not decided again.
     *
     * @param revision the entry that records it
     */
    record Repeated(long revision) implements Decision {}

    /**
     * Accepts with one event, without regard to a policy.
     *
     * @param event what happens
     * @return the decision
     */
    static Decision accept(ModelEvent event) {
        return new Accepted(List.of(event), null);
    }

    /**
     * Accepts without any event.
     *
     * @return the decision for what is so already
     */
    static Decision nothingToDo() {
        return new Accepted(List.of(), null);
    }
}
