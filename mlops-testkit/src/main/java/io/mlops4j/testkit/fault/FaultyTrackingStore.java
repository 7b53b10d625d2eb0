// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.testkit.fault;

import io.mlops4j.common.Page;
import io.mlops4j.common.RunId;
import io.mlops4j.spi.CommitResult;
import io.mlops4j.spi.TrackingStore;
import io.mlops4j.spi.VersionedRun;
import io.mlops4j.tracking.Experiment;
import io.mlops4j.tracking.MetricPoint;
import io.mlops4j.tracking.Run;
import io.mlops4j.tracking.RunEvent;
import io.mlops4j.tracking.RunQuery;
import java.util.List;
import java.util.Optional;

/** A store of runs under a script. */
final class FaultyTrackingStore implements TrackingStore {
    private final TrackingStore sound;
    private final Script script;

    FaultyTrackingStore(TrackingStore sound, Script script) {
        this.sound = sound;
        this.script = script;
    }

    @Override
    public Experiment create(Experiment experiment) {
        return script.call(Operation.TRACKING_CREATE, () -> sound.create(experiment));
    }

    @Override
    public List<Experiment> experiments() {
        return script.call(Operation.TRACKING_EXPERIMENTS, sound::experiments);
    }

    @Override
    public CommitResult commit(RunId run, long expectedRevision, List<RunEvent> events) {
        StoreFault fault = script.next(Operation.TRACKING_COMMIT);
        return fault instanceof StoreFault.Conflict
                ? new CommitResult.Conflict(expectedRevision + 1)
                : Script.call(Operation.TRACKING_COMMIT, fault, () -> sound.commit(run, expectedRevision, events));
    }

    @Override
    public void append(RunId run, List<MetricPoint> points) {
        script.call(Operation.TRACKING_APPEND, () -> {
            sound.append(run, points);
            return true;
        });
    }

    @Override
    public Optional<VersionedRun> find(RunId run) {
        return script.call(Operation.TRACKING_FIND, () -> sound.find(run));
    }

    @Override
    public List<MetricPoint> history(RunId run, String key) {
        return script.call(Operation.TRACKING_HISTORY, () -> sound.history(run, key));
    }

    @Override
    public Page<Run> search(RunQuery query) {
        return script.call(Operation.TRACKING_SEARCH, () -> sound.search(query));
    }
}
