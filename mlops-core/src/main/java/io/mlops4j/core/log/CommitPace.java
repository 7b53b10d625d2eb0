// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.log;

/**
 * How the last commit of a model went, which tells how long the next one may wait for those who were in it. Pure.
 *
 * @param size how many entries it had; 0 if there is nobody to wait for
 * @param nanos how long it took, in nanoseconds
 * @param end when it ended, by {@link System#nanoTime}
 */
record CommitPace(int size, long nanos, long end) {
    static final CommitPace NONE = new CommitPace(0, 0, 0);

    /** Whoever comes back at once is back by then, so that a commit that once hung does not hold up the next one too. */
    static final long MAX_NANOS = 20_000_000;

    /** Takes down a commit. Who was told of a failure has no reason to be back at once. */
    static CommitPace of(CommitOutcome outcome, int size, long start, long end) {
        return outcome instanceof CommitOutcome.Committed || outcome instanceof CommitOutcome.Overtaken
                ? new CommitPace(size, end - start, end)
                : NONE;
    }

    /** Gives how many nanoseconds may still be waited: half of what the commit took, counted from its end; none if negative. */
    long left(long now) {
        return Math.min(nanos / 2, MAX_NANOS) - (now - end);
    }
}
