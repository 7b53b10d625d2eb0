// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.log;

import io.mlops4j.error.CommitStateUnknownException;
import io.mlops4j.error.StoreUnavailableException;

/** What became of a group, to be told to all of its members. */
sealed interface CommitOutcome {
    /** It is in the store. */
    record Committed() implements CommitOutcome {}

    /** Others were first, or what it was decided on was not committed: nothing was changed, and all decide anew. */
    record Overtaken() implements CommitOutcome {}

    /**
     * The store threw. Nothing was changed, unless it is a {@link CommitStateUnknownException}.
     *
     * @param error what it threw
     */
    record Failed(RuntimeException error) implements CommitOutcome {}

    /**
     * Whoever committed it was interrupted, and the store gave up for that: nothing was changed, and the others decide anew.
     *
     * @param error what the store threw
     */
    record Interrupted(StoreUnavailableException error) implements CommitOutcome {}

    /** Whoever committed it was stopped by what says nothing about the commit, such as a lack of memory. */
    record Abandoned() implements CommitOutcome {}

    /**
     * Tells a member that has an entry in the group, and did not commit it, what became of that.
     *
     * @return whether the entry is in the store; if not, it is to be decided anew
     */
    default boolean isCommitted() {
        if (this instanceof Abandoned) {
            throw new CommitStateUnknownException(
                    "Cannot tell whether the change was committed: the thread that committed it was stopped");
        }
        if (this instanceof Failed failed) {
            // an error of its own for each thread, since threads add to their errors what happens to them
            if (failed.error instanceof CommitStateUnknownException e) {
                throw new CommitStateUnknownException(String.valueOf(e.getMessage()), e);
            }
            if (failed.error instanceof StoreUnavailableException e) {
                throw new StoreUnavailableException(String.valueOf(e.getMessage()), e);
            }
        }
        return this instanceof Committed;
    }
}
