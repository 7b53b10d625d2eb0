// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.decision;

import io.mlops4j.audit.ModelEvent;
import io.mlops4j.governance.Denial;
import java.util.List;

/** What becomes of a command. */
public sealed interface Decision {
    /**
     * It happens.
     *
     * @param events what happens, in order; empty if everything is as asked already
     */
    record Accepted(List<ModelEvent> events) implements Decision {
        /** Copies. */
        public Accepted {
            events = List.copyOf(events);
        }
    }

    /**
     * It is refused.
     *
     * @param command the command in words, such as {@code approve request 'bank#1'}
     * @param denials every reason, at least one
     */
    record Denied(String command, List<Denial> denials) implements Decision {
        /** Copies. */
        public Denied {
            denials = List.copyOf(denials);
        }
    }

    /**
     * Accepts with one event.
     *
     * @param event what happens
     * @return the decision
     */
    static Decision accept(ModelEvent event) {
        return new Accepted(List.of(event));
    }

    /**
     * Accepts without any event.
     *
     * @return the decision for what is so already
     */
    static Decision nothingToDo() {
        return new Accepted(List.of());
    }
}
