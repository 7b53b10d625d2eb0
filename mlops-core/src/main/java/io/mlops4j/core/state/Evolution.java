// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.state;

import io.mlops4j.audit.AuditEntry;
import io.mlops4j.audit.GovernanceEvent;
import io.mlops4j.audit.ModelEvent;
import io.mlops4j.audit.RegistryEvent;
import io.mlops4j.common.ModelName;
import io.mlops4j.registry.RegisteredModel;
import java.time.Instant;
import java.util.Collections;

/**
 * Folds what happened into what is. Total over every entry that the deciders accepted; whether an entry may happen is
 * their business, not this class's. An entry about what does not exist throws {@link
 * io.mlops4j.error.CorruptRecordException}.
 */
public final class Evolution {
    private Evolution() {}

    /**
     * The state before anything happened.
     *
     * @param name the model
     * @return a model that does not exist, at revision 0
     */
    public static ModelState nothing(ModelName name) {
        RegisteredModel model = new RegisteredModel(
                name, "", Collections.emptySortedMap(), Collections.emptySortedMap(), 0, Instant.EPOCH);
        return ModelState.nothing(model);
    }

    /**
     * Folds one entry.
     *
     * @param state the state that the entry was decided on
     * @param entry the entry
     * @return the state after it, at the entry's revision
     */
    public static ModelState evolve(ModelState state, AuditEntry entry) {
        ModelState next = state;
        for (ModelEvent event : entry.events()) {
            next = evolve(next, entry, event);
        }
        return next.at(entry.revision(), next.commands().with(entry.commandId(), entry.revision()));
    }

    /**
     * Folds one event of an entry; the revision stays.
     *
     * @param state the state before the event
     * @param entry the entry around it, for its author and time
     * @param event the event
     * @return the state after the event
     */
    public static ModelState evolve(ModelState state, AuditEntry entry, ModelEvent event) {
        return event instanceof RegistryEvent change
                ? RegistryEvolution.evolve(state, entry, change)
                : GovernanceEvolution.evolve(state, entry, (GovernanceEvent) event);
    }
}
