// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.buffer;

import io.mlops4j.tracking.MetricBuffer.Counts;
import io.mlops4j.tracking.MetricPoint;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * The points that wait, in order, and the count of what became of all others. Many threads put points in; one takes a
 * batch out, which stays in sight until that thread says what became of it. Nothing is written or called under the
 * lock, so nobody waits for it longer than a batch takes to be moved.
 */
final class PointQueue {
    /** What became of a point that was put in. */
    enum Taking {
        TAKEN,
        FULL,
        CLOSED
    }

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
    private final Deque<MetricPoint> waiting = new ArrayDeque<>();
    private List<MetricPoint> taken = List.of();
    private long logged;
    private long written;
    private long spooled;
    private long dropped;
    private long put;
    private long settled;
    private boolean hopeless;
    private boolean nudged;
    private boolean claimed;
    private boolean closed;
    private boolean finished;

    PointQueue(int capacity, int spooledBefore) {
        this.capacity = capacity;
        this.logged = spooledBefore;
        this.spooled = spooledBefore;
    }

    /**
     * Puts a point in, or drops it after having waited for room for so long. Once somebody has waited in vain, nobody waits
     * until there was room: an outage costs the host its patience once, and not for each point.
     */
    synchronized Taking put(MetricPoint point, Duration patience) {
        if (isFull() && !hopeless) {
            awaitCalmly(() -> !closed && !hopeless && isFull(), patience);
        }
        if (closed || isFull()) {
            // who was interrupted has not waited
            hopeless |= !Thread.currentThread().isInterrupted();
            drop();
            return closed ? Taking.CLOSED : Taking.FULL;
        }
        hopeless = false;
        waiting.add(point);
        put++;
        logged++;
        if (waiting.size() == 1) {
            notifyAll();
        }
        return Taking.TAKEN;
    }

    /** Counts a point that is lost before it could wait. */
    synchronized void drop() {
        logged++;
        dropped++;
    }

    /** Waits for points, a nudge, the end or the time, and takes what is there: nothing, if points are not what came. */
    synchronized List<MetricPoint> take(int most, long nanos) throws InterruptedException {
        awaitWhile(() -> waiting.isEmpty() && !nudged && !closed, nanos);
        nudged = false;
        List<MetricPoint> batch = new ArrayList<>(Math.min(most, waiting.size()));
        while (batch.size() < most && !waiting.isEmpty()) {
            batch.add(waiting.remove());
        }
        taken = batch;
        notifyAll();
        return batch;
    }

    /** Waits for a nudge, the end or the time. */
    synchronized void pause(long nanos) throws InterruptedException {
        awaitWhile(() -> !nudged && !finished, nanos);
        nudged = false;
    }

    /** Makes whoever waits in {@link #take} or {@link #pause} go on. */
    synchronized void nudge() {
        nudged = true;
        notifyAll();
    }

    /** Keeps the batch that was taken from {@link #finish}; false if that has it already. */
    synchronized boolean claim() {
        claimed = !finished;
        return claimed;
    }

    /** Says what became of the batch that was taken; counts nothing once {@link #finish} took it away. */
    synchronized void settle(int points, Fate fate) {
        taken = List.of();
        if (claimed || !finished) {
            claimed = false;
            add(points, fate);
            settled += points;
            notifyAll();
        }
    }

    /** Says that points of the spool came into the store, or were refused by it. */
    synchronized void replayed(int points, Fate fate) {
        spooled -= points;
        add(points, fate);
    }

    /** Waits until all that was put in before is settled. */
    synchronized boolean awaitSettled(Duration timeout) {
        long ticket = put;
        awaitCalmly(() -> settled < ticket, timeout);
        return settled >= ticket;
    }

    /** Takes no more points. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }

    /** Tells whether all was taken away. */
    synchronized boolean isFinished() {
        return finished;
    }

    /** Tells whether no point will ever come again. */
    synchronized boolean isExhausted() {
        return finished || (closed && waiting.isEmpty());
    }

    /** Takes away all that is not settled, for good. */
    synchronized Rest finish() {
        Rest rest = new Rest(claimed ? List.of() : taken, List.copyOf(waiting));
        taken = List.of();
        waiting.clear();
        finished = true;
        notifyAll();
        return rest;
    }

    /** Says what became of what {@link #finish} took away. */
    synchronized void finished(int points, Fate fate) {
        add(points, fate);
    }

    synchronized Counts counts() {
        return new Counts(logged, written, spooled, dropped);
    }

    /** What is being written counts too: it is in memory until it is settled. */
    private boolean isFull() {
        return waiting.size() + taken.size() >= capacity;
    }

    private void add(int points, Fate fate) {
        switch (fate) {
            case WRITTEN -> written += points;
            case SPOOLED -> spooled += points;
            case DROPPED -> dropped += points;
        }
    }

    /** An interrupted host does not wait, and stays interrupted. */
    private void awaitCalmly(BooleanSupplier so, Duration longest) {
        try {
            // a year is as good as any longer time, which might not be a number of nanoseconds
            awaitWhile(so, longest.compareTo(YEAR) > 0 ? YEAR.toNanos() : longest.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void awaitWhile(BooleanSupplier so, long nanos) throws InterruptedException {
        long start = System.nanoTime();
        for (long left = nanos; left > 0 && so.getAsBoolean(); left = nanos - (System.nanoTime() - start)) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }
}
