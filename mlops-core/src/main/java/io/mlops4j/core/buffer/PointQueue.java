// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.buffer;

import io.mlops4j.tracking.MetricBuffer.Counts;
import io.mlops4j.tracking.MetricPoint;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * The points that wait, in order, and the count of what became of all others. Many threads put points in; one takes a batch out,
 * which stays in sight until that thread says what became of it. Nothing is written or called under the lock, so nobody waits
 * for it longer than a batch takes to be moved.
 */
final class PointQueue {
    /** What became of a batch. */
    enum Fate {
        WRITTEN,
        SPOOLED,
        DROPPED
    }

    /** What nobody wrote: the batch that somebody was about to write, and what waits behind it. */
    record Rest(List<MetricPoint> inHand, List<MetricPoint> waiting) {}

    private static final Duration YEAR = Duration.ofDays(365);

    private final int capacity;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition room = lock.newCondition();
    private final Condition work = lock.newCondition();
    private final Condition settling = lock.newCondition();
    private final Deque<MetricPoint> waiting = new ArrayDeque<>();
    private List<MetricPoint> taken = List.of();
    private Counts counts;
    private long put;
    private long settled;
    private boolean nudged;
    private boolean claimed;
    private boolean closed;
    private boolean finished;

    PointQueue(int capacity, int spooledBefore) {
        this.capacity = capacity;
        this.counts = new Counts(spooledBefore, 0, spooledBefore, 0);
    }

    /** Puts a point in, or drops it after having waited for room for so long. */
    void put(MetricPoint point, Duration patience) {
        lock.lock();
        try {
            awaitWhile(room, () -> !closed && waiting.size() >= capacity, patience);
            if (closed || waiting.size() >= capacity) {
                count(1, 0, 0, 1);
                return;
            }
            waiting.add(point);
            put++;
            count(1, 0, 0, 0);
            work.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Counts a point that never was one. */
    void drop() {
        lock.lock();
        try {
            count(1, 0, 0, 1);
        } finally {
            lock.unlock();
        }
    }

    /** Waits for points, a nudge, the end or the time, and takes what is there: nothing, if points are not what came. */
    List<MetricPoint> take(int most, long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = nanos;
            while (waiting.isEmpty() && !nudged && !closed && left > 0) {
                left = work.awaitNanos(left);
            }
            nudged = false;
            List<MetricPoint> batch = new ArrayList<>(Math.min(most, waiting.size()));
            while (batch.size() < most && !waiting.isEmpty()) {
                batch.add(waiting.remove());
            }
            taken = batch;
            room.signalAll();
            return batch;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for a nudge, the end or the time. */
    void pause(long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = nanos;
            while (!nudged && !finished && left > 0) {
                left = work.awaitNanos(left);
            }
            nudged = false;
        } finally {
            lock.unlock();
        }
    }

    /** Makes whoever waits in {@link #take} or {@link #pause} go on. */
    void nudge() {
        lock.lock();
        try {
            nudged = true;
            work.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Keeps the batch that was taken from {@link #finish}; false if that has it already. */
    boolean claim() {
        lock.lock();
        try {
            claimed = !finished;
            return claimed;
        } finally {
            lock.unlock();
        }
    }

    /** Says what became of the batch that was taken; counts nothing once {@link #finish} took it away. */
    void settle(int points, Fate fate) {
        lock.lock();
        try {
            taken = List.of();
            if (claimed || !finished) {
                claimed = false;
                add(points, fate);
                settled += points;
                settling.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Says that points of the spool came into the store, or were refused by it. */
    void replayed(int points, Fate fate) {
        lock.lock();
        try {
            count(0, 0, -points, 0);
            add(points, fate);
        } finally {
            lock.unlock();
        }
    }

    /** Waits until all that was put in before is settled. */
    boolean awaitSettled(Duration timeout) {
        lock.lock();
        try {
            long ticket = put;
            awaitWhile(settling, () -> settled < ticket, timeout);
            return settled >= ticket;
        } finally {
            lock.unlock();
        }
    }

    /** Takes no more points. */
    void close() {
        lock.lock();
        try {
            closed = true;
            room.signalAll();
            work.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Tells whether all was taken away. */
    boolean isFinished() {
        lock.lock();
        try {
            return finished;
        } finally {
            lock.unlock();
        }
    }

    /** Tells whether no point will ever come again. */
    boolean isExhausted() {
        lock.lock();
        try {
            return finished || (closed && waiting.isEmpty());
        } finally {
            lock.unlock();
        }
    }

    /** Takes away all that is not settled, for good. */
    Rest finish() {
        lock.lock();
        try {
            Rest rest = new Rest(claimed ? List.of() : taken, List.copyOf(waiting));
            taken = List.of();
            waiting.clear();
            finished = true;
            work.signalAll();
            return rest;
        } finally {
            lock.unlock();
        }
    }

    /** Says what became of what {@link #finish} took away. */
    void finished(int points, Fate fate) {
        lock.lock();
        try {
            add(points, fate);
        } finally {
            lock.unlock();
        }
    }

    Counts counts() {
        lock.lock();
        try {
            return counts;
        } finally {
            lock.unlock();
        }
    }

    private void add(long points, Fate fate) {
        count(
                0,
                fate == Fate.WRITTEN ? points : 0,
                fate == Fate.SPOOLED ? points : 0,
                fate == Fate.DROPPED ? points : 0);
    }

    private void count(long logged, long written, long spooled, long dropped) {
        counts = new Counts(
                counts.logged() + logged,
                counts.written() + written,
                counts.spooled() + spooled,
                counts.dropped() + dropped);
    }

    /** Waits as long as something is so. An interrupted host does not wait, and stays interrupted. */
    private static void awaitWhile(Condition condition, BooleanSupplier so, Duration longest) {
        // a year is as good as any longer time, which might not be a number of nanoseconds
        long left = longest.compareTo(YEAR) > 0 ? YEAR.toNanos() : longest.toNanos();
        try {
            while (so.getAsBoolean() && left > 0) {
                left = condition.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
