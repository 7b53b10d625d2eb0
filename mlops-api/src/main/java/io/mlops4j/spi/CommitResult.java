// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.spi;

/**
 * How a commit at an expected revision ended. A third outcome, that the answer was lost, is {@link
 * io.mlops4j.error.CommitStateUnknownException}.
 */
public sealed interface CommitResult {
    /**
     * The commit is in the store.
     *
     * @param revision the revision that the store is at with it: the expected one and one more for each entry of a model,
     *     or one more for a commit to a run, however many events it holds
     */
    record Committed(long revision) implements CommitResult {}

    /**
     * Somebody else was first; nothing was changed.
     *
     * @param actual the revision that the store is at, at least one more than the expected one as soon as the winner is
     *     visible
     */
    record Conflict(long actual) implements CommitResult {}
}
