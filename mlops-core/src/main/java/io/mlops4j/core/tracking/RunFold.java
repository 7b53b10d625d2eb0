// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.tracking;

import io.mlops4j.artifact.Artifact;
import io.mlops4j.common.ArtifactPath;
import io.mlops4j.common.ExperimentName;
import io.mlops4j.common.RunId;
import io.mlops4j.error.CorruptRecordException;
import io.mlops4j.tracking.DatasetInput;
import io.mlops4j.tracking.MetricPoint;
import io.mlops4j.tracking.Run;
import io.mlops4j.tracking.RunEvent;
import io.mlops4j.tracking.RunStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Makes a run of its events, the one way for all backends. Params, tags and artifacts: the last event for a key or path
 * counts. Metrics: the latest point by {@link MetricPoint#BY_RECENCY}, whatever the order of arrival. Inputs: the first of
 * each dataset name, digest and usage stays.
 *
 * <p>Collects; not thread-safe.
 */
public final class RunFold {
    private static final BinaryOperator<MetricPoint> LATER = BinaryOperator.maxBy(MetricPoint.BY_RECENCY);

    private final RunId id;
    private final ExperimentName experiment;
    private final String name;
    private final @Nullable RunId parent;
    private final Instant startedAt;
    private final SortedMap<String, String> environment;
    private final SortedMap<String, String> params = new TreeMap<>();
    private final SortedMap<String, String> tags = new TreeMap<>();
    private final SortedMap<String, MetricPoint> metrics = new TreeMap<>();
    private final Map<InputKey, DatasetInput> inputs = new LinkedHashMap<>();
    private final SortedMap<ArtifactPath, Artifact> artifacts = new TreeMap<>();
    private RunStatus status = RunStatus.RUNNING;
    private @Nullable Instant endedAt;
    private String endReason = "";
    private Run.@Nullable Deletion deletion;

    /** What makes two logged inputs the same. */
    record InputKey(DatasetInput.Dataset dataset, String usage) {
        static InputKey of(DatasetInput input) {
            return new InputKey(input.dataset(), input.usage());
        }
    }

    private RunFold(
            RunId id,
            ExperimentName experiment,
            String name,
            @Nullable RunId parent,
            Instant startedAt,
            SortedMap<String, String> environment) {
        this.id = id;
        this.experiment = experiment;
        this.name = name;
        this.parent = parent;
        this.startedAt = startedAt;
        this.environment = environment;
    }

    /**
     * Checks what a store is asked to commit, before the revision is looked at.
     *
     * @param expectedRevision the revision that the events were decided on, 0 for a new run
     * @param events the events
     * @return the same events
     * @throws IllegalArgumentException if there is no event, {@link RunEvent.Started} is not the first event of a new run
     *     and only that, or the events are larger than 4 MiB as core writes them
     */
    public static List<RunEvent> requireShape(long expectedRevision, List<RunEvent> events) {
        boolean fits = !events.isEmpty();
        for (int i = 0; i < events.size(); i++) {
            fits &= events.get(i) instanceof RunEvent.Started == (expectedRevision == 0 && i == 0);
        }
        if (!fits) {
            throw new IllegalArgumentException("Invalid events to commit at revision " + expectedRevision
                    + ": at least one, and the first of a new run, and only that, is its start");
        }
        return RecordSize.checked(events);
    }

    /**
     * Begins with a run's first event.
     *
     * @param id the run
     * @param started its first event
     * @return the fold of that event
     */
    public static RunFold begin(RunId id, RunEvent.Started started) {
        return new RunFold(
                id, started.experiment(), started.name(), started.parent(), started.at(), started.environment());
    }

    /**
     * Goes on where a run stands.
     *
     * @param run the fold of the events so far
     * @return a fold that gives this run until an event is added
     */
    public static RunFold from(Run run) {
        RunFold fold =
                new RunFold(run.id(), run.experiment(), run.name(), run.parent(), run.startedAt(), run.environment());
        fold.status = run.status();
        fold.endedAt = run.endedAt();
        fold.endReason = run.endReason();
        fold.deletion = run.deletion();
        fold.params.putAll(run.params());
        fold.tags.putAll(run.tags());
        fold.metrics.putAll(run.metrics());
        run.inputs().forEach(fold::addInput);
        run.artifacts().forEach(fold::addArtifact);
        return fold;
    }

    /**
     * Folds all events of a run.
     *
     * @param id the run
     * @param events its events in the order of their commits
     * @return their fold
     * @throws CorruptRecordException if the first event is not {@link RunEvent.Started}, or another one is
     */
    public static RunFold of(RunId id, Iterable<RunEvent> events) {
        Iterator<RunEvent> rest = events.iterator();
        if (!rest.hasNext() || !(rest.next() instanceof RunEvent.Started started)) {
            throw new CorruptRecordException("Cannot read run '" + id + "': its first event is not its start");
        }
        RunFold fold = begin(id, started);
        rest.forEachRemaining(fold::add);
        return fold;
    }

    /**
     * Adds an event.
     *
     * @param event any event but {@link RunEvent.Started}
     * @throws CorruptRecordException if the event is a second start
     */
    public void add(RunEvent event) {
        if (event instanceof RunEvent.ParamsSet set) {
            params.putAll(set.params());
        } else if (event instanceof RunEvent.TagsSet set) {
            tags.putAll(set.tags());
        } else if (event instanceof RunEvent.MetricsLogged logged) {
            addPoints(logged.points());
        } else if (event instanceof RunEvent.InputsLogged logged) {
            logged.inputs().forEach(this::addInput);
        } else if (event instanceof RunEvent.ArtifactsLogged logged) {
            logged.artifacts().forEach(this::addArtifact);
        } else if (event instanceof RunEvent.Ended ended) {
            setEnd(ended.status(), ended.at(), ended.reason());
        } else if (event instanceof RunEvent.Resumed) {
            setEnd(RunStatus.RUNNING, null, "");
        } else if (event instanceof RunEvent.Deleted deleted) {
            deletion = deleted.deletion();
        } else if (event instanceof RunEvent.Restored) {
            deletion = null;
        } else {
            throw new CorruptRecordException("Cannot read run '" + id + "': it starts a second time");
        }
    }

    /**
     * Adds appended points.
     *
     * @param points the points, in any order
     */
    public void addPoints(Iterable<MetricPoint> points) {
        points.forEach(point -> metrics.merge(point.key(), point, LATER));
    }

    /**
     * Gives the run so far.
     *
     * @return the run, not changed by later events
     */
    public Run run() {
        return new Run(
                id,
                experiment,
                name,
                parent,
                status,
                startedAt,
                endedAt,
                endReason,
                environment,
                params,
                tags,
                metrics,
                new ArrayList<>(inputs.values()),
                new ArrayList<>(artifacts.values()),
                deletion);
    }

    /**
     * Folds events onto a run.
     *
     * @param run the run
     * @param events what happened to it
     * @return the run after that
     */
    static Run after(Run run, List<RunEvent> events) {
        RunFold fold = from(run);
        events.forEach(fold::add);
        return fold.run();
    }

    private void addInput(DatasetInput input) {
        inputs.putIfAbsent(InputKey.of(input), input);
    }

    private void addArtifact(Artifact artifact) {
        artifacts.put(artifact.path(), artifact);
    }

    private void setEnd(RunStatus now, @Nullable Instant at, String reason) {
        status = now;
        endedAt = at;
        endReason = reason;
    }
}
