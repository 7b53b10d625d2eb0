// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.buffer;

import io.mlops4j.common.ExperimentName;
import io.mlops4j.common.Page;
import io.mlops4j.common.RunId;
import io.mlops4j.core.memory.InMemoryBackend;
import io.mlops4j.error.CommitStateUnknownException;
import io.mlops4j.error.StoreUnavailableException;
import io.mlops4j.spi.CommitResult;
import io.mlops4j.spi.TrackingStore;
import io.mlops4j.spi.VersionedRun;
import io.mlops4j.tracking.Experiment;
import io.mlops4j.tracking.MetricPoint;
import io.mlops4j.tracking.Run;
import io.mlops4j.tracking.RunEvent;
import io.mlops4j.tracking.RunQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;

/** A store with one run, to which points get as the test wants it. */
final class UnreliableStore implements TrackingStore {
    static final RunId RUN = RunId.of("r1");

    /** What happens to one append. */
    enum Fault {
        LOST_AFTER,
        LOST_BEFORE,
        REFUSED
    }

    final Queue<Fault> faults = new ConcurrentLinkedQueue<>();
    volatile boolean down;
    /** Holds appends back until it is at zero. */
    volatile CountDownLatch gate = new CountDownLatch(0);
    /** Is at zero when an append has come to the gate. */
    final CountDownLatch reached = new CountDownLatch(1);

    private final TrackingStore store = new InMemoryBackend().tracking();
    private final List<MetricPoint> arrived = new ArrayList<>();

    UnreliableStore() {
        store.commit(
                RUN,
                0,
                List.of(new RunEvent.Started(ExperimentName.of("e"), "r", null, new TreeMap<>(), Instant.EPOCH)));
    }

    /** The steps of all points, in the order in which they came. */
    synchronized List<Long> steps() {
        return arrived.stream().map(MetricPoint::step).toList();
    }

    @Override
    public void append(RunId run, List<MetricPoint> points) {
        // before anybody is told, since they may change it at once
        CountDownLatch held = gate;
        reached.countDown();
        try {
            held.await();
        } catch (InterruptedException e) {
            // as a driver that does not care
        }
        if (down) {
            throw new StoreUnavailableException("Cannot append: no connection");
        }
        Fault fault = faults.poll();
        if (fault == Fault.REFUSED) {
            throw new IllegalArgumentException("Invalid point: 'x' (one that the store takes)");
        }
        if (fault != Fault.LOST_BEFORE) {
            take(run, points);
        }
        if (fault != null) {
            throw new CommitStateUnknownException("Cannot append: answer lost");
        }
    }

    private synchronized void take(RunId run, List<MetricPoint> points) {
        store.append(run, points);
        arrived.addAll(points);
    }

    @Override
    public List<MetricPoint> history(RunId run, String key) {
        if (down) {
            throw new StoreUnavailableException("Cannot read: no connection");
        }
        return store.history(run, key);
    }

    @Override
    public Experiment create(Experiment experiment) {
        return store.create(experiment);
    }

    @Override
    public List<Experiment> experiments() {
        return store.experiments();
    }

    @Override
    public CommitResult commit(RunId run, long expectedRevision, List<RunEvent> events) {
        return store.commit(run, expectedRevision, events);
    }

    @Override
    public Optional<VersionedRun> find(RunId run) {
        return store.find(run);
    }

    @Override
    public Page<Run> search(RunQuery query) {
        return store.search(query);
    }
}
