// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.log;

import io.mlops4j.audit.AuditEntry;
import io.mlops4j.audit.ModelEvent;
import io.mlops4j.core.state.ModelState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a command did to a model.
 *
 * @param after the model right after the command
 * @param events what happened; empty if everything was as asked already
 * @param repeated the entry of the command if it had been given before, or null; then nothing happened now
 */
public record ModelChange(
        ModelSnapshot after,
        List<ModelEvent> events,
        @Nullable AuditEntry repeated) {
    /** Copies the events. */
    public ModelChange {
        events = List.copyOf(events);
    }

    /**
     * Gives the state right after the command.
     *
     * @return the state
     */
    public ModelState state() {
        return after.state();
    }
}
