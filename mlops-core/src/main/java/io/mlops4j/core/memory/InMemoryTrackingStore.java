// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.memory;

import io.mlops4j.common.ExperimentName;
import io.mlops4j.common.Page;
import io.mlops4j.common.RunId;
import io.mlops4j.core.tracking.RunFold;
import io.mlops4j.core.tracking.RunSearch;
import io.mlops4j.error.NotFoundException;
import io.mlops4j.spi.CommitResult;
import io.mlops4j.spi.TrackingStore;
import io.mlops4j.spi.VersionedRun;
import io.mlops4j.tracking.Experiment;
import io.mlops4j.tracking.MetricPoint;
import io.mlops4j.tracking.Run;
import io.mlops4j.tracking.RunEvent;
import io.mlops4j.tracking.RunQuery;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Each run locks itself; the maps around them need no lock, since nothing is ever taken out. */
final class InMemoryTrackingStore implements TrackingStore {
    private final Openness openness;
    private final ConcurrentMap<ExperimentName, Experiment> experiments = new ConcurrentSkipListMap<>();
    private final Map<RunId, InMemoryRun> runs = new ConcurrentHashMap<>();

    InMemoryTrackingStore(Openness openness) {
        this.openness = openness;
    }

    @Override
    public Experiment create(Experiment experiment) {
        openness.require();
        Experiment before = experiments.putIfAbsent(experiment.name(), experiment);
        return before == null ? experiment : before;
    }

    @Override
    public List<Experiment> experiments() {
        openness.require();
        return List.copyOf(experiments.values());
    }

    @Override
    public CommitResult commit(RunId run, long expectedRevision, List<RunEvent> events) {
        openness.require();
        RunFold.requireShape(expectedRevision, events);
        InMemoryRun there = runs.get(run);
        if (there != null) {
            return there.commit(expectedRevision, events);
        }
        if (expectedRevision != 0) {
            return new CommitResult.Conflict(0);
        }
        InMemoryRun winner = runs.putIfAbsent(run, new InMemoryRun(run, events));
        return winner == null ? new CommitResult.Committed(1) : winner.commit(0, events);
    }

    @Override
    public void append(RunId run, List<MetricPoint> points) {
        existing(run).append(points);
    }

    @Override
    public Optional<VersionedRun> find(RunId run) {
        openness.require();
        return Optional.ofNullable(runs.get(run)).map(InMemoryRun::read);
    }

    @Override
    public List<MetricPoint> history(RunId run, String key) {
        return existing(run).history(key);
    }

    @Override
    public Page<Run> search(RunQuery query) {
        openness.require();
        List<Run> all = runs.values().stream().map(run -> run.read().run()).toList();
        return RunSearch.search(all, query);
    }

    private InMemoryRun existing(RunId run) {
        openness.require();
        InMemoryRun there = runs.get(run);
        if (there == null) {
            throw new NotFoundException("Cannot read run '" + run + "': there is no such run");
        }
        return there;
    }
}
