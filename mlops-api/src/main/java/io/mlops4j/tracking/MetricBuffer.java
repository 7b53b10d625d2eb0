// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.tracking;

import java.time.Duration;
import java.util.Optional;

/**
 * Takes metric points of a run where nothing may stand in the way of the training, and writes them in batches from a
 * thread of its own, in the order in which each thread logged them.
 *
 * <p>Logging a point never throws and never waits longer than {@link BufferOptions#patience}; it touches neither store
 * nor disk. After a point has waited in vain, the next ones do not wait until there was room again: an outage costs each
 * thread that logs its patience once. A point that cannot be kept is dropped and counted: when the buffer stays full or is
 * closed, when the point is not valid, when the run does not exist, and when the spool is full. The first that is dropped
 * for one of these reasons is logged as a warning with the reason. What {@link #flush} has answered with true is
 * in the store or, during an outage, on the disk in the spool file; what was logged after that is lost if the process
 * is killed.
 *
 * <p>Each point is written once, but for one case: if the store loses its answer, or the process is killed between the
 * store's answer and the note of it in the spool file, the points of that batch are looked for in the run's history and
 * written again only if they are not there. A write that arrives even later is then there twice: at least once is what
 * is promised.
 *
 * <p>Thread-safe. Close it before the run ends; points that are logged after the run's end are recorded too.
 */
public interface MetricBuffer extends AutoCloseable {
    /**
     * What became of the points so far. Those that are none of written, spooled and dropped wait in memory.
     *
     * @param logged how many were logged, those included that an earlier process left in the spool file
     * @param written how many are in the store
     * @param spooled how many wait in the spool file
     * @param dropped how many are lost
     */
    record Counts(long logged, long written, long spooled, long dropped) {
        /**
         * Counts the points in memory.
         *
         * @return how many wait there
         */
        public long waiting() {
            return logged - written - spooled - dropped;
        }

        @Override
        public String toString() {
            return "Counts[logged=" + logged + ", written=" + written + ", spooled=" + spooled + ", dropped=" + dropped
                    + ", waiting=" + waiting() + "]";
        }
    }

    /**
     * Logs a value at step 0, now.
     *
     * @param key what was measured
     * @param value the value, any double
     */
    default void metric(String key, double value) {
        metric(key, value, 0);
    }

    /**
     * Logs a value, now.
     *
     * @param key what was measured
     * @param value the value, any double
     * @param step where in the training, any number, in any order
     */
    void metric(String key, double value, long step);

    /**
     * Logs a point.
     *
     * @param point the point
     */
    void log(MetricPoint point);

    /**
     * Waits until every point that was logged before is in the store, in the spool file, or dropped. Makes a store that
     * failed be tried again at once.
     *
     * @param timeout how long to wait at most
     * @return whether nothing of that waits in memory any more
     */
    boolean flush(Duration timeout);

    /**
     * Counts the points.
     *
     * @return what became of them so far
     */
    Counts counts();

    /**
     * Tells why points could not be written last.
     *
     * @return the problem, or empty if there was none or it has passed
     */
    Optional<String> problem();

    /**
     * Flushes for as long as {@link BufferOptions#closeTimeout} allows and ends the thread. What still waits then goes
     * to the spool file or is dropped and counted. Never throws; closing again does nothing.
     */
    @Override
    void close();
}
