// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.tracking;

import io.mlops4j.artifact.Artifacts;
import io.mlops4j.common.Actor;
import io.mlops4j.common.ExperimentName;
import io.mlops4j.common.Page;
import io.mlops4j.common.RunId;
import io.mlops4j.common.SideBySide;
import io.mlops4j.error.AlreadyExistsException;
import io.mlops4j.error.NotFoundException;
import io.mlops4j.spi.TrackingStore;
import io.mlops4j.spi.VersionedRun;
import io.mlops4j.tracking.ActiveRun;
import io.mlops4j.tracking.Experiment;
import io.mlops4j.tracking.MetricPoint;
import io.mlops4j.tracking.ReproducibilityReport;
import io.mlops4j.tracking.Run;
import io.mlops4j.tracking.RunEvent;
import io.mlops4j.tracking.RunQuery;
import io.mlops4j.tracking.RunSpec;
import io.mlops4j.tracking.Tracking;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Tracking over a store of runs. Thread-safe. */
public final class TrackingService implements Tracking {
    private static final int RUNS_AT_A_TIME = 1_000;

    private final TrackingStore store;
    private final Artifacts artifacts;
    private final Clock clock;
    private final Supplier<String> ids;
    private final HostEnvironment environment;
    private final Actor actor;

    /**
     * Makes the service.
     *
     * @param store where runs are kept
     * @param artifacts where their files are kept
     * @param clock the clock of the host
     * @param ids makes ids for runs that come without one, each a valid {@link RunId} and never the same twice
     * @param actor who starts runs
     */
    public TrackingService(TrackingStore store, Artifacts artifacts, Clock clock, Supplier<String> ids, Actor actor) {
        this(store, artifacts, clock, ids, new HostEnvironment(), actor);
    }

    private TrackingService(
            TrackingStore store,
            Artifacts artifacts,
            Clock clock,
            Supplier<String> ids,
            HostEnvironment environment,
            Actor actor) {
        this.store = store;
        this.artifacts = artifacts;
        this.clock = clock;
        this.ids = ids;
        this.environment = environment;
        this.actor = actor;
    }

    /**
     * Acts for somebody else.
     *
     * @param other who starts runs
     * @return the service for that actor
     */
    public TrackingService as(Actor other) {
        return new TrackingService(store, artifacts, clock, ids, environment, other);
    }

    @Override
    public ActiveRun start(RunSpec spec) {
        RunId id = spec.id() == null ? RunId.of(ids.get()) : spec.id();
        Instant now = clock.instant();
        List<RunEvent> events = firstEvents(spec, id, now);
        RunId parent = spec.parent();
        if (parent != null) {
            VersionedRun whole = store.find(parent)
                    .orElseThrow(() ->
                            new NotFoundException("Cannot start a part of run '" + parent + "': there is no such run"));
            RunRules.requireKept(whole.run(), "start a part of");
        }
        if (spec.id() != null && store.find(id).isPresent()) {
            // asked first, so that a refused start leaves no new experiment behind
            throw new AlreadyExistsException("Cannot start run '" + id + "': there is a run of that id");
        }
        store.create(new Experiment(spec.experiment(), now));
        return recorder(RunLog.start(store, id, events));
    }

    @Override
    public ActiveRun resume(RunId id) {
        RunLog log = RunLog.open(store, id);
        Instant now = clock.instant();
        log.commit(run -> RunRules.resume(run, now));
        return recorder(log);
    }

    @Override
    public Run run(RunId id) {
        return RunLog.load(store, id).run();
    }

    @Override
    public List<MetricPoint> history(RunId id, String key) {
        return store.history(id, key);
    }

    @Override
    public Page<MetricPoint> history(RunId id, String key, int limit, @Nullable String pageToken) {
        return HistoryPage.of(id, key, store.history(id, key), limit, pageToken);
    }

    @Override
    public Page<Run> search(RunQuery query) {
        return store.search(query);
    }

    @Override
    public List<Experiment> experiments() {
        return store.experiments();
    }

    @Override
    public Run delete(RunId id, String reason) {
        return changed(id, deletion(reason, Run.Deletion.Scope.RUN));
    }

    @Override
    public Run restore(RunId id) {
        RunEvent.Restored restored = new RunEvent.Restored(actor.id(), clock.instant());
        return changed(id, run -> RunRules.restore(run, restored));
    }

    @Override
    public int deleteExperiment(ExperimentName experiment, String reason) {
        return changeAll(experiment, RunQuery.Lifecycle.ACTIVE, deletion(reason, Run.Deletion.Scope.EXPERIMENT));
    }

    @Override
    public int restoreExperiment(ExperimentName experiment) {
        RunEvent.Restored restored = new RunEvent.Restored(actor.id(), clock.instant());
        return changeAll(experiment, RunQuery.Lifecycle.DELETED, run -> RunRules.restoreWithExperiment(run, restored));
    }

    private Function<Run, List<RunEvent>> deletion(String reason, Run.Deletion.Scope scope) {
        Run.Deletion deletion = new Run.Deletion(actor.id(), reason, scope, clock.instant());
        return run -> RunRules.delete(run, deletion);
    }

    private Run changed(RunId id, Function<Run, List<RunEvent>> rules) {
        RunLog log = RunLog.open(store, id);
        log.commit(rules);
        return log.run();
    }

    /** Returns how many runs the rules had something to change of. */
    private int changeAll(
            ExperimentName experiment, RunQuery.Lifecycle lifecycle, Function<Run, List<RunEvent>> rules) {
        if (store.experiments().stream().noneMatch(known -> known.name().equals(experiment))) {
            throw new NotFoundException("Cannot find experiment '" + experiment + "': it does not exist");
        }
        RunQuery query = RunQuery.all().in(experiment).withLifecycle(lifecycle).withPageSize(RUNS_AT_A_TIME);
        int count = 0;
        Page<Run> page = store.search(query);
        while (true) {
            List<RunId> affected = page.items().stream()
                    .filter(run -> !rules.apply(run).isEmpty())
                    .map(Run::id)
                    .toList();
            affected.forEach(id -> changed(id, rules));
            count += affected.size();
            if (!page.hasNext()) {
                return count;
            }
            page = store.search(query.at(page.nextToken()));
        }
    }

    @Override
    public ReproducibilityReport reproducibility(RunId id) {
        return Reproducibility.of(run(id));
    }

    @Override
    public SideBySide compare(RunId left, RunId right) {
        return new SideBySide(left.value(), right.value(), RunComparison.rows(run(left), run(right)));
    }

    private List<RunEvent> firstEvents(RunSpec spec, RunId id, Instant now) {
        String name = spec.name() == null ? id.value() : spec.name();
        List<RunEvent> events = new ArrayList<>();
        events.add(new RunEvent.Started(spec.experiment(), name, spec.parent(), environment.capture(actor), now));
        if (!spec.tags().isEmpty()) {
            events.add(new RunEvent.TagsSet(spec.tags()));
        }
        return RecordSize.checked(events);
    }

    private ActiveRun recorder(RunLog log) {
        return new RunRecorder(this, store, artifacts, clock, log);
    }
}
