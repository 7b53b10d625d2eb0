// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.tracking;

import io.mlops4j.artifact.Artifact;
import io.mlops4j.artifact.Artifacts;
import io.mlops4j.common.ArtifactPath;
import io.mlops4j.common.RunId;
import io.mlops4j.core.buffer.BufferedMetrics;
import io.mlops4j.spi.TrackingStore;
import io.mlops4j.tracking.ActiveRun;
import io.mlops4j.tracking.Batch;
import io.mlops4j.tracking.BufferOptions;
import io.mlops4j.tracking.DatasetInput;
import io.mlops4j.tracking.MetricBuffer;
import io.mlops4j.tracking.MetricPoint;
import io.mlops4j.tracking.Run;
import io.mlops4j.tracking.RunEvent;
import io.mlops4j.tracking.RunSpec;
import io.mlops4j.tracking.RunStatus;
import io.mlops4j.tracking.Tracking;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The run in the hands of the host. Points alone are appended, by many threads at once; everything else is committed, one
 * after the other. The run that this recorder knows to have ended is asked for before each, so that a point never follows
 * the end that was made here; an end made elsewhere is seen by the next commit.
 */
final class RunRecorder implements ActiveRun {
    private static final Logger LOG = LoggerFactory.getLogger(RunRecorder.class);
    private static final String NOT_FINISHED = "closed without finish()";

    private final Tracking tracking;
    private final TrackingStore store;
    private final Artifacts artifacts;
    private final Clock clock;
    private final RunId id;
    private final RunLog log;
    private final ReadWriteLock lock = new ReentrantReadWriteLock();

    RunRecorder(Tracking tracking, TrackingStore store, Artifacts artifacts, Clock clock, RunLog log) {
        this.tracking = tracking;
        this.store = store;
        this.artifacts = artifacts;
        this.clock = clock;
        this.id = log.run().id();
        this.log = log;
    }

    @Override
    public String toString() {
        return "run " + id + ", " + known().status();
    }

    @Override
    public RunId id() {
        return id;
    }

    @Override
    public ActiveRun param(String key, String value) {
        return log(Batch.builder().param(key, value).build());
    }

    @Override
    public ActiveRun params(Map<String, String> values) {
        Batch.Builder batch = Batch.builder();
        values.forEach(batch::param);
        return log(batch.build());
    }

    @Override
    public ActiveRun metrics(Map<String, Double> values, long step) {
        long now = clock.millis();
        List<MetricPoint> points = new ArrayList<>();
        values.forEach((key, value) -> points.add(new MetricPoint(key, value, step, now)));
        return append(points);
    }

    @Override
    public ActiveRun metric(String key, double value) {
        return metric(key, value, 0);
    }

    @Override
    public ActiveRun metric(String key, double value, long step) {
        return append(List.of(new MetricPoint(key, value, step, clock.millis())));
    }

    @Override
    public ActiveRun tag(String key, String value) {
        return log(Batch.builder().tag(key, value).build());
    }

    @Override
    public ActiveRun input(DatasetInput input) {
        return log(Batch.builder().input(input).build());
    }

    @Override
    public ActiveRun log(Batch batch) {
        boolean onlyPoints = batch.params().isEmpty()
                && batch.tags().isEmpty()
                && batch.inputs().isEmpty();
        return onlyPoints ? append(batch.metrics()) : commit(run -> RunRules.record(run, batch));
    }

    @Override
    public List<Artifact> artifact(String path, Path source) {
        ArtifactPath place = ArtifactPath.of(path);
        return recorded(() -> artifacts.put(place, source));
    }

    @Override
    public Artifact artifact(String path, InputStream content) {
        ArtifactPath place = ArtifactPath.of(path);
        return recorded(() -> List.of(artifacts.put(place, content))).get(0);
    }

    @Override
    public Artifact artifact(String path, byte[] content) {
        ArtifactPath place = ArtifactPath.of(path);
        return recorded(() -> List.of(artifacts.put(place, content))).get(0);
    }

    @Override
    public MetricBuffer buffer(BufferOptions options) {
        RunRules.requireRecording(known());
        return BufferedMetrics.start(store, id, clock, options);
    }

    @Override
    public ActiveRun child(String name) {
        return tracking.start(RunSpec.of(known().experiment()).withName(name).withParent(id));
    }

    @Override
    public Run snapshot() {
        return RunLog.load(store, id).run();
    }

    @Override
    public void finish() {
        end(RunStatus.FINISHED, "");
    }

    @Override
    public void fail(String reason) {
        end(RunStatus.FAILED, reason);
    }

    @Override
    public void kill(String reason) {
        end(RunStatus.KILLED, reason);
    }

    /** Only warns if the store does not take the end: an exception from here would replace the one of the host's block. */
    @Override
    public void close() {
        try {
            RunEvent.Ended end = new RunEvent.Ended(RunStatus.FAILED, NOT_FINISHED, clock.instant());
            commit(run -> RunRules.abandon(run, end));
        } catch (RuntimeException e) {
            LOG.warn("Run '{}' was not finished and could not be marked as failed: it stays as running", id, e);
        }
    }

    private void end(RunStatus status, String reason) {
        RunEvent.Ended end = new RunEvent.Ended(status, reason, clock.instant());
        commit(run -> RunRules.end(run, end));
    }

    /** Contents are stored before they are recorded, and outside of the lock, since they may take long. */
    private List<Artifact> recorded(Supplier<List<Artifact>> storing) {
        RunRules.requireRecording(known());
        List<Artifact> stored = storing.get();
        commit(run -> RunRules.recordArtifacts(run, stored));
        return stored;
    }

    private ActiveRun append(List<MetricPoint> points) {
        lock.readLock().lock();
        try {
            RunRules.requireRecording(log.run());
            if (!points.isEmpty()) {
                store.append(id, RecordSize.checkedPoints(points));
            }
            return this;
        } finally {
            lock.readLock().unlock();
        }
    }

    private ActiveRun commit(Function<Run, List<RunEvent>> rules) {
        lock.writeLock().lock();
        try {
            log.commit(rules);
            return this;
        } finally {
            lock.writeLock().unlock();
        }
    }

    private Run known() {
        lock.readLock().lock();
        try {
            return log.run();
        } finally {
            lock.readLock().unlock();
        }
    }
}
