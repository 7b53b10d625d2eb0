// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.log;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a command came to when it was decided. It holds once all that it was decided on, and the entry that it made, are in
 * the store.
 *
 * @param role what its thread has to do with the group
 * @param group the group that it waits for, or null if there is nothing to wait for
 * @param answer gives the outcome of the command, or throws it
 */
record Proposal(Role role, @Nullable CommitGroup group, Supplier<ModelChange> answer) {
    /** What a thread has to do with a group. */
    enum Role {
        /** Began it with its entry, and commits it for all. */
        LEADS,
        /** Has an entry in it. */
        FOLLOWS,
        /** Has decided on it that nothing is to be recorded. */
        RESTS,
        /** Has decided on what is not so any more, and decides anew. */
        IS_LATE
    }

    /** Waits for the group. Tells whether the answer holds; if not, the command is to be decided anew. */
    boolean holds(CommitQueue queue) {
        if (group == null) {
            return role != Role.IS_LATE;
        }
        return switch (role) {
            case LEADS -> queue.commit(group);
            case FOLLOWS -> group.await().isCommitted();
            case RESTS -> group.await() instanceof CommitOutcome.Committed;
            case IS_LATE -> false;
        };
    }
}
