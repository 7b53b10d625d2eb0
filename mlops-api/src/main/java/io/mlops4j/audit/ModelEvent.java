// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.audit;

/**
 * What can happen to a registered model. A model's state is the fold of its events in order; who, when and in which
 * model stands in the {@link AuditEntry} around them.
 */
public sealed interface ModelEvent permits RegistryEvent, GovernanceEvent {
    /**
     * Says what happened, for people.
     *
     * @return one line in English, such as {@code promoted version 2 to production (request 3)}
     */
    String summary();

    /**
     * Says why, in the words of who did it.
     *
     * @return the words given; empty if the event asks for none
     */
    default String reason() {
        return "";
    }
}
