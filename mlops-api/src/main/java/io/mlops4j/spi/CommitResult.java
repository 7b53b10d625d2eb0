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
     * @param revision its revision, one more than the expected one
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
