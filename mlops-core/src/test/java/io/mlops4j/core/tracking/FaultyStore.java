// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.tracking;

import io.mlops4j.common.Page;
import io.mlops4j.common.RunId;
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
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** A store that fails its next commits as told, and works after that. */
final class FaultyStore implements TrackingStore {
    /** What goes wrong with one commit. */
    enum Fault {
        /** It is in the store, and the answer is lost. */
        LOST_AFTER,
        /** It never arrived, and nobody knows. */
        LOST_BEFORE,
        /** It arrives only after the next commit was tried, and nobody knows. */
        LATE,
        /** Refused, and it says so. */
        UNAVAILABLE,
        /** Somebody else commits first. */
        OVERTAKEN,
        /** It is lost, and somebody else commits before anybody looks. */
        LOST_AND_OVERTAKEN
    }

    final Deque<Fault> faults = new ArrayDeque<>();
    /** What somebody else commits. */
    List<RunEvent> other = List.of();

    /** Makes reads of runs fail. */
    boolean unreadable;

    /** Makes reads of points fail. */
    boolean historyUnreadable;

    private final TrackingStore store;
    private Runnable late = () -> {};

    FaultyStore(TrackingStore store) {
        this.store = store;
    }

    @Override
    public CommitResult commit(RunId run, long expectedRevision, List<RunEvent> events) {
        late.run();
        late = () -> {};
        Fault fault = faults.poll();
        if (fault == null) {
            return store.commit(run, expectedRevision, events);
        }
        switch (fault) {
            case LOST_AFTER -> store.commit(run, expectedRevision, events);
            case LOST_BEFORE -> {}
            case LATE -> late = () -> store.commit(run, expectedRevision, events);
            case UNAVAILABLE -> throw new StoreUnavailableException("Cannot commit: disk full");
            case OVERTAKEN -> {
                store.commit(run, expectedRevision, other);
                return store.commit(run, expectedRevision, events);
            }
            case LOST_AND_OVERTAKEN -> store.commit(run, expectedRevision, other);
        }
        throw new CommitStateUnknownException("Cannot commit: answer lost");
    }

    @Override
    public Optional<VersionedRun> find(RunId run) {
        if (unreadable) {
            throw new StoreUnavailableException("Cannot read: no connection");
        }
        return store.find(run);
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
    public void append(RunId run, List<MetricPoint> points) {
        store.append(run, points);
    }

    @Override
    public List<MetricPoint> history(RunId run, String key) {
        if (historyUnreadable) {
            throw new StoreUnavailableException("Cannot read: no connection");
        }
        return store.history(run, key);
    }

    @Override
    public Page<Run> search(RunQuery query) {
        return store.search(query);
    }
}
