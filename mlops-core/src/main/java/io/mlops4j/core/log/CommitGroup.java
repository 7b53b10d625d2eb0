// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.log;

import io.mlops4j.core.codec.JsonOut;
import io.mlops4j.core.codec.RecordLine;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Entries of one model that are committed at once. Gathers them while the group before it is on its way to the store, is
 * sealed then, and tells whoever waits for it what became of it. Guarded by its {@link CommitQueue}, but for the waiting.
 */
final class CommitGroup {
    /** No character takes more, so that nothing is encoded once more to find out how much fits. */
    private static final int BYTES_PER_CHARACTER = 3;

    private final Queue<Thread> waiting = new ConcurrentLinkedQueue<>();
    private final Thread leader = Thread.currentThread();
    private final List<String> payloads = new ArrayList<>();
    private final long base;
    private @Nullable CommitGroup before;
    private ModelSnapshot latest;
    private long bytes;
    private boolean sealed;
    private boolean committed;
    private volatile int size;
    private volatile int gathering;
    private volatile @Nullable CommitOutcome outcome;

    /**
     * Begins.
     *
     * @param before the group on whose entries the first one was decided, or null if they are in the store
     * @param ground what the first entry was decided on
     */
    CommitGroup(@Nullable CommitGroup before, ModelSnapshot ground) {
        this.before = before;
        this.base = ground.state().revision();
        this.latest = ground;
    }

    /** Tells whether an entry fits in beside others. */
    boolean takes(ModelSnapshot after) {
        return !sealed && payloads.size() < RecordLine.MAX_LINES && bytes + size(after.last()) <= JsonOut.MAX_BYTES;
    }

    /** Takes an entry; the first one whatever its size. */
    void add(ModelSnapshot after) {
        payloads.add(after.last());
        bytes += size(after.last());
        latest = after;
        size = payloads.size();
        if (size == gathering) {
            LockSupport.unpark(leader);
        }
    }

    /** Takes no more. */
    void seal() {
        sealed = true;
        // it is in the store, and would hold those before it
        before = null;
    }

    /** Notes that it is in the store. */
    void commit() {
        committed = true;
    }

    boolean isCommitted() {
        return committed;
    }

    /** Tells everybody what became of it. All are woken at once; each by the one before it would take several times as long. */
    void end(CommitOutcome end) {
        outcome = end;
        for (Thread member = waiting.poll(); member != null; member = waiting.poll()) {
            LockSupport.unpark(member);
        }
    }

    /**
     * Waits to be told what became of it. An interrupt is kept for later, as it is by who writes to a store. Not by a future,
     * since whoever waits for one in a fork-join pool may be made to run a task that waits for what this thread should do.
     */
    CommitOutcome await() {
        waiting.add(Thread.currentThread());
        boolean interrupted = Thread.interrupted();
        CommitOutcome end = outcome;
        while (end == null) {
            LockSupport.park(this);
            interrupted |= Thread.interrupted();
            end = outcome;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return end;
    }

    /** Waits until it has so many entries. Called by who began it. */
    void gather(int wanted, long nanos) {
        if (size >= wanted || nanos <= 0) {
            return;
        }
        gathering = wanted;
        boolean interrupted = Thread.interrupted();
        long end = System.nanoTime() + nanos;
        for (long left = nanos; left > 0 && size < wanted; left = end - System.nanoTime()) {
            LockSupport.parkNanos(this, left);
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Tells whether it is, or was decided on, another group. */
    boolean restsOn(CommitGroup other) {
        for (CommitGroup group = this; group != null; group = group.before) {
            if (group == other) {
                return true;
            }
        }
        return false;
    }

    @Nullable
    CommitGroup before() {
        return before;
    }

    /** Gives the revision that the first entry was decided on. */
    long base() {
        return base;
    }

    /** Gives the revision of the last entry. */
    long revision() {
        return latest.state().revision();
    }

    /** Gives the model with all entries. */
    ModelSnapshot latest() {
        return latest;
    }

    /** Gives the entries, in order. */
    List<String> payloads() {
        return Collections.unmodifiableList(payloads);
    }

    private static long size(String payload) {
        return (long) BYTES_PER_CHARACTER * payload.length();
    }
}
