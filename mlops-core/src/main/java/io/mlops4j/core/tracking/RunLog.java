// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.tracking;

import io.mlops4j.common.RunId;
import io.mlops4j.error.AlreadyExistsException;
import io.mlops4j.error.CommitStateUnknownException;
import io.mlops4j.error.ConflictException;
import io.mlops4j.error.MlopsException;
import io.mlops4j.error.NotFoundException;
import io.mlops4j.spi.CommitResult;
import io.mlops4j.spi.TrackingStore;
import io.mlops4j.spi.VersionedRun;
import io.mlops4j.tracking.MetricPoint;
import io.mlops4j.tracking.Run;
import io.mlops4j.tracking.RunEvent;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Decides on what is known of a run, commits at its revision, and decides again if somebody else was first. Not
 * thread-safe.
 *
 * <p>When the store loses the answer to a commit, the run is read again. Committing once more at the same revision is safe,
 * since one arbiter lets at most one of the two through; and if the run has moved on, it shows whether it was by these
 * events. Events that may be recorded twice without harm are simply decided on again.
 */
final class RunLog {
    /**
     * Each lost race is another writer's success, so all but the last writer of a crowd may lose many: where a database does
     * not queue its writers, one of eight has been seen to lose more than 64 in a row.
     */
    private static final int MAX_CONFLICTS = 1_000;

    /** A store that loses its answer as often will not be asked for ever. */
    private static final int MAX_LOST_ANSWERS = 3;

    private final TrackingStore store;
    private VersionedRun known;

    private RunLog(TrackingStore store, VersionedRun known) {
        this.store = store;
        this.known = known;
    }

    static RunLog open(TrackingStore store, RunId id) {
        return new RunLog(store, load(store, id));
    }

    static RunLog start(TrackingStore store, RunId id, List<RunEvent> events) {
        RunLog log = new RunLog(store, new VersionedRun(RunFold.of(id, events).run(), 0));
        if (!log.started(events)) {
            throw new AlreadyExistsException("Cannot start run '" + id + "': there is a run of that id");
        }
        return log;
    }

    Run run() {
        return known.run();
    }

    void commit(Function<Run, List<RunEvent>> rules) {
        for (int attempt = 0; attempt < MAX_CONFLICTS; attempt++) {
            List<RunEvent> events = rules.apply(run());
            if (events.isEmpty() || recorded(events)) {
                return;
            }
        }
        throw new ConflictException(
                "Cannot record to run '" + run().id() + "': " + MAX_CONFLICTS + " other commits came first");
    }

    static VersionedRun load(TrackingStore store, RunId id) {
        return store.find(id)
                .orElseThrow(() -> new NotFoundException("Cannot read run '" + id + "': there is no such run"));
    }

    private boolean started(List<RunEvent> events) {
        Run fresh = run();
        CommitStateUnknownException lost = null;
        for (int attempt = 0; attempt < MAX_LOST_ANSWERS; attempt++) {
            try {
                if (store.commit(fresh.id(), 0, events) instanceof CommitResult.Committed committed) {
                    known = new VersionedRun(fresh, committed.revision());
                    return true;
                }
                if (lost == null) {
                    return false;
                }
            } catch (CommitStateUnknownException e) {
                lost = e;
            }
            Optional<VersionedRun> there = readAfter(lost, () -> store.find(fresh.id()));
            if (there.isPresent()) {
                known = there.get();
                return run().equals(fresh);
            }
        }
        throw Objects.requireNonNull(lost);
    }

    /** False if the events must be decided on again. */
    private boolean recorded(List<RunEvent> events) {
        long expected = known.revision();
        CommitStateUnknownException lost = null;
        for (int attempt = 0; attempt < MAX_LOST_ANSWERS; attempt++) {
            try {
                if (store.commit(run().id(), expected, events) instanceof CommitResult.Committed committed) {
                    known = new VersionedRun(RunFold.after(run(), events), committed.revision());
                    return true;
                }
            } catch (CommitStateUnknownException e) {
                lost = e;
            }
            known = readAfter(lost, () -> load(store, run().id()));
            if (lost == null || known.revision() > expected) {
                return lost != null && readAfter(lost, () -> happened(events));
            }
        }
        throw Objects.requireNonNull(lost);
    }

    /** Only of what must not be recorded twice; the rules see for themselves what else is there already. */
    private boolean happened(List<RunEvent> events) {
        return events.stream().anyMatch(event -> {
            if (event instanceof RunEvent.MetricsLogged logged) {
                return logged.points().stream().collect(Collectors.groupingBy(MetricPoint::key)).entrySet().stream()
                        .allMatch(entry ->
                                new HashSet<>(store.history(run().id(), entry.getKey())).containsAll(entry.getValue()));
            }
            return event instanceof RunEvent.Ended ended
                    && ended.at().equals(run().endedAt())
                    && ended.status() == run().status()
                    && ended.reason().equals(run().endReason());
        });
    }

    private static <T> T readAfter(@Nullable CommitStateUnknownException lost, Supplier<T> read) {
        try {
            return read.get();
        } catch (MlopsException e) {
            if (lost == null) {
                throw e;
            }
            lost.addSuppressed(e);
            throw lost;
        }
    }
}
