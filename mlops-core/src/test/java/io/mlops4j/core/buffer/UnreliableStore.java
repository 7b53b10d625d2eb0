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
    /** Holds appends back until it is opened. */
    volatile Gate gate = new Gate();

    private final TrackingStore store = new InMemoryBackend().tracking();
    private final List<MetricPoint> arrived = new ArrayList<>();

    /** A gate of its own for each time that appends are held back, or one that came earlier would be taken for the one awaited. */
    record Gate(CountDownLatch reached, CountDownLatch opened) {
        Gate() {
            this(new CountDownLatch(1), new CountDownLatch(1));
        }

        Gate open() {
            opened.countDown();
            return this;
        }
    }

    UnreliableStore() {
        gate.open();
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
        Gate before = gate;
        before.reached().countDown();
        try {
            before.opened().await();
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
