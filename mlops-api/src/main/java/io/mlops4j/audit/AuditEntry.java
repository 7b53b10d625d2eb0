// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.audit;

import io.mlops4j.common.Actor;
import io.mlops4j.common.Digest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a model's audit log: what one command did.
 *
 * @param revision its place in the log, 1 for the first, without gaps
 * @param commandId the identity of the command, by which a repetition is recognised
 * @param actor who gave the command, for whom, with the roles held at that moment
 * @param at when, by the clock of the host; entries are ordered by revision, never by this
 * @param policy the digest of the policy under which the command was decided, or null if there was none or it needs none
 * @param events what the command did, at least one event, in order
 */
public record AuditEntry(
        long revision,
        String commandId,
        Actor actor,
        Instant at,
        @Nullable Digest policy,
        List<ModelEvent> events) {
    /** Copies the events. */
    public AuditEntry {
        events = List.copyOf(events);
    }
}
