// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.tracking;

import io.mlops4j.common.Names;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ThreadFactory;

/**
 * How a {@link MetricBuffer} works. Immutable; each {@code with} gives a new value.
 *
 * @param capacity how many points wait in memory at most, those included that are being written; 1 or more
 * @param patience how long logging a point may wait for room in a full buffer before the point is dropped, which the
 *     next points do not do again until there was room; zero to 365 days
 * @param batchSize how many points are written at once at most, 1 to {@value #MAX_BATCH}
 * @param retryDelay how long to leave the store alone after it failed; more than zero, at most 365 days
 * @param closeTimeout how long closing may take; zero to 365 days
 * @param outage what becomes of points while the store does not work
 * @param threads makes the one thread that writes
 */
public record BufferOptions(
        int capacity,
        Duration patience,
        int batchSize,
        Duration retryDelay,
        Duration closeTimeout,
        Outage outage,
        ThreadFactory threads) {
    /** Most points of one batch: so many fit into one record, however long their keys. */
    public static final int MAX_BATCH = 1_000;

    private static final Duration LONGEST = Duration.ofDays(365);

    /** What becomes of points while the store does not work. */
    public sealed interface Outage {
        /**
         * They wait in memory. When it is full, newer points are dropped and counted, and so are all that wait when it
         * ends.
         */
        record Hold() implements Outage {}

        /**
         * They are written to a local file and go from there to the store, in order, when it works again: in this
         * process or after its end, even a violent one, in the next that opens a buffer with the same file. When the
         * file is full, newer points are dropped and counted.
         *
         * @param file the file, in an existing folder; used by one buffer at a time
         * @param maxBytes how large it may grow, at least 64 KiB
         */
        record Spool(Path file, long maxBytes) implements Outage {
            private static final long MIN_BYTES = 64 * 1024;

            /**
             * Checks the size.
             *
             * @throws IllegalArgumentException if the file may not even take one batch of short points
             */
            public Spool {
                if (maxBytes < MIN_BYTES) {
                    throw Names.invalid("size of a spool file", maxBytes, "at least " + MIN_BYTES + " bytes");
                }
            }
        }
    }

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    public BufferOptions {
        if (capacity < 1) {
            throw Names.invalid("capacity", capacity, "1 or more");
        }
        if (batchSize < 1 || batchSize > MAX_BATCH) {
            throw Names.invalid("batch size", batchSize, "1 to " + MAX_BATCH);
        }
        requireTime("patience", patience);
        requireTime("close timeout", closeTimeout);
        requireTime("retry delay", retryDelay);
        if (retryDelay.isZero()) {
            throw Names.invalid("retry delay", retryDelay, "more than zero");
        }
    }

    /**
     * 100,000 points in memory, 100 ms of patience, batches of 1,000, a second between attempts, 10 seconds to close,
     * points held in memory during an outage, and a daemon thread.
     *
     * @return the options
     */
    public static BufferOptions withDefaults() {
        return new BufferOptions(
                100_000,
                Duration.ofMillis(100),
                MAX_BATCH,
                Duration.ofSeconds(1),
                Duration.ofSeconds(10),
                new Outage.Hold(),
                BufferOptions::daemon);
    }

    /**
     * Chooses how much waits in memory.
     *
     * @param points how many points
     * @return these options with that capacity
     * @throws IllegalArgumentException if it is less than 1
     */
    public BufferOptions withCapacity(int points) {
        return new BufferOptions(points, patience, batchSize, retryDelay, closeTimeout, outage, threads);
    }

    /**
     * Chooses how long logging a point may take when the buffer is full.
     *
     * @param longest zero for never waiting
     * @return these options with that patience
     * @throws IllegalArgumentException if it is negative
     */
    public BufferOptions withPatience(Duration longest) {
        return new BufferOptions(capacity, longest, batchSize, retryDelay, closeTimeout, outage, threads);
    }

    /**
     * Chooses how many points are written at once.
     *
     * @param points 1 to {@value #MAX_BATCH}
     * @return these options with that batch size
     * @throws IllegalArgumentException if it is out of range
     */
    public BufferOptions withBatchSize(int points) {
        return new BufferOptions(capacity, patience, points, retryDelay, closeTimeout, outage, threads);
    }

    /**
     * Chooses how long the store is left alone after it failed.
     *
     * @param delay more than zero
     * @return these options with that delay
     * @throws IllegalArgumentException if it is not
     */
    public BufferOptions withRetryDelay(Duration delay) {
        return new BufferOptions(capacity, patience, batchSize, delay, closeTimeout, outage, threads);
    }

    /**
     * Chooses how long closing may take.
     *
     * @param longest zero or more
     * @return these options with that timeout
     * @throws IllegalArgumentException if it is negative
     */
    public BufferOptions withCloseTimeout(Duration longest) {
        return new BufferOptions(capacity, patience, batchSize, retryDelay, longest, outage, threads);
    }

    /**
     * Chooses what becomes of points while the store does not work.
     *
     * @param choice hold them in memory or spool them to a file
     * @return these options with that choice
     */
    public BufferOptions withOutage(Outage choice) {
        return new BufferOptions(capacity, patience, batchSize, retryDelay, closeTimeout, choice, threads);
    }

    /**
     * Spools points to a file while the store does not work.
     *
     * @param file the file, in an existing folder; used by one buffer at a time
     * @param maxBytes how large it may grow, at least 64 KiB
     * @return these options with that spool
     * @throws IllegalArgumentException if the size is too small
     */
    public BufferOptions withSpool(Path file, long maxBytes) {
        return withOutage(new Outage.Spool(file, maxBytes));
    }

    /**
     * Chooses the thread that writes.
     *
     * @param factory makes it
     * @return these options with that factory
     */
    public BufferOptions withThreads(ThreadFactory factory) {
        return new BufferOptions(capacity, patience, batchSize, retryDelay, closeTimeout, outage, factory);
    }

    private static void requireTime(String what, Duration time) {
        if (time.isNegative() || time.compareTo(LONGEST) > 0) {
            throw Names.invalid(what, time, "zero to " + LONGEST.toDays() + " days");
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "mlops4j-metric-buffer");
        thread.setDaemon(true);
        return thread;
    }
}
