// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.sql;

import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Draws the numbers by which a unit of work recognises what it has committed, after the answer was lost. Each handle of a
 * store counts up from a random number, so that what one handle wrote lies together. Thread-safe.
 */
public final class CommitIds {
    private final AtomicLong next;

    /** Begins anywhere among 2^63 numbers. */
    public CommitIds() {
        this(new SplittableRandom().nextLong());
    }

    /**
     * Begins at a number.
     *
     * @param seed the first number; its sign is dropped
     */
    CommitIds(long seed) {
        next = new AtomicLong(seed & Long.MAX_VALUE);
    }

    /**
     * Draws a number.
     *
     * @return a number, 0 or more, that nobody else draws
     */
    public long draw() {
        return next.getAndIncrement() & Long.MAX_VALUE;
    }
}
