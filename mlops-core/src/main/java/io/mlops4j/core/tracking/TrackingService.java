// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.tracking;

import io.mlops4j.artifact.Artifacts;
import io.mlops4j.common.Actor;
import io.mlops4j.common.Page;
import io.mlops4j.common.RunId;
import io.mlops4j.common.SideBySide;
import io.mlops4j.error.AlreadyExistsException;
import io.mlops4j.error.NotFoundException;
import io.mlops4j.spi.TrackingStore;
import io.mlops4j.tracking.ActiveRun;
import io.mlops4j.tracking.Experiment;
import io.mlops4j.tracking.MetricPoint;
import io.mlops4j.tracking.Run;
import io.mlops4j.tracking.RunEvent;
import io.mlops4j.tracking.RunQuery;
import io.mlops4j.tracking.RunSpec;
import io.mlops4j.tracking.Tracking;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Tracking over a store of runs. Thread-safe. */
public final class TrackingService implements Tracking {
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
        if (parent != null && store.find(parent).isEmpty()) {
            throw new NotFoundException("Cannot start a part of run '" + parent + "': there is no such run");
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
    public Page<Run> search(RunQuery query) {
        return store.search(query);
    }

    @Override
    public List<Experiment> experiments() {
        return store.experiments();
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
