// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.testkit.contract;

import io.mlops4j.common.RunId;
import io.mlops4j.spi.CommitResult;
import io.mlops4j.spi.VersionedRun;
import io.mlops4j.tracking.Experiment;
import io.mlops4j.tracking.Run;
import io.mlops4j.tracking.RunEvent;
import io.mlops4j.tracking.RunStatus;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Stores of runs that each break one clause about commits, folds or experiments. */
final class TrackingFaults {
    private TrackingFaults() {}

    static Stream<Fault> all() {
        return Stream.of(races(), folds(), experiments()).flatMap(faults -> faults);
    }

    private static Stream<Fault> races() {
        return Stream.of(
                fault("T1", "tells every racer that it won", () -> new Forwarding.Tracking() {
                    @Override
                    public CommitResult commit(RunId run, long expectedRevision, List<RunEvent> events) {
                        super.commit(run, expectedRevision, events);
                        return new CommitResult.Committed(expectedRevision + 1);
                    }
                }),
                fault("T1", "takes a run without a start for one that exists", () -> new Forwarding.Tracking() {
                    @Override
                    public CommitResult commit(RunId run, long expectedRevision, List<RunEvent> events) {
                        return events.get(0) instanceof RunEvent.Started != (expectedRevision == 0)
                                ? new CommitResult.Conflict(1)
                                : super.commit(run, expectedRevision, events);
                    }
                }),
                fault("T1", "looks at the revision before the events", () -> new Forwarding.Tracking() {
                    @Override
                    public CommitResult commit(RunId run, long expectedRevision, List<RunEvent> events) {
                        long end = find(run).map(VersionedRun::revision).orElse(0L);
                        return expectedRevision != end && end > 0
                                ? new CommitResult.Conflict(end)
                                : super.commit(run, expectedRevision, events);
                    }
                }),
                fault("T1", "takes a commit beyond the end", () -> new Forwarding.Tracking() {
                    @Override
                    public CommitResult commit(RunId run, long expectedRevision, List<RunEvent> events) {
                        long end = find(run).map(VersionedRun::revision).orElse(0L);
                        return super.commit(run, Math.min(expectedRevision, end), events);
                    }
                }),
                fault("T1", "tells a loser what it expected", () -> new Forwarding.Tracking() {
                    @Override
                    public CommitResult commit(RunId run, long expectedRevision, List<RunEvent> events) {
                        return super.commit(run, expectedRevision, events) instanceof CommitResult.Committed won
                                ? won
                                : new CommitResult.Conflict(expectedRevision);
                    }
                }));
    }

    private static Stream<Fault> folds() {
        return Stream.of(
                fault("T2", "shows half a commit", () -> shows(run -> withTags(run, firstHalf(run.tags())))),
                fault("T3", "forgets the last event of a commit", () -> new Forwarding.Tracking() {
                    @Override
                    public CommitResult commit(RunId run, long expectedRevision, List<RunEvent> events) {
                        List<RunEvent> kept = events.subList(0, Math.max(1, events.size() - 1));
                        return super.commit(run, expectedRevision, kept);
                    }
                }),
                fault("T3", "cuts texts off at 6,000 characters", () -> shows(run -> withTags(run, cut(run.tags())))),
                fault("T3", "keeps milliseconds only", () -> shows(TrackingFaults::withMillis)),
                fault("T3", "does not tell run ids in upper case from lower case", () -> new Forwarding.Tracking() {
                    private final Map<String, RunId> first = new ConcurrentHashMap<>();

                    private RunId alias(RunId run) {
                        return first.computeIfAbsent(run.value().toLowerCase(Locale.ROOT), key -> run);
                    }

                    @Override
                    public CommitResult commit(RunId run, long expectedRevision, List<RunEvent> events) {
                        return super.commit(alias(run), expectedRevision, events);
                    }

                    @Override
                    public Optional<VersionedRun> find(RunId run) {
                        return super.find(alias(run));
                    }
                }),
                fault("T3", "loses deletions", () -> new Forwarding.Tracking() {
                    @Override
                    public CommitResult commit(RunId run, long expectedRevision, List<RunEvent> events) {
                        List<RunEvent> kept = new ArrayList<>(events);
                        kept.removeIf(event -> event instanceof RunEvent.Deleted && events.size() > 1);
                        return super.commit(run, expectedRevision, kept);
                    }
                }),
                fault("T3", "leaves a resumed run ended", () -> shows(TrackingFaults::ended)));
    }

    private static Stream<Fault> experiments() {
        return Stream.of(
                experimentFault("lets the last experiment of a name win", () -> new Forwarding.Tracking() {
                    private final Map<String, Experiment> kept = new ConcurrentHashMap<>();

                    @Override
                    public Experiment create(Experiment experiment) {
                        super.create(experiment);
                        kept.put(experiment.name().value(), experiment);
                        return experiment;
                    }

                    @Override
                    public List<Experiment> experiments() {
                        List<Experiment> all = new ArrayList<>(kept.values());
                        all.sort((a, b) -> a.name().compareTo(b.name()));
                        return all;
                    }
                }),
                experimentFault("lists experiments in no order", () -> new Forwarding.Tracking() {
                    @Override
                    public List<Experiment> experiments() {
                        List<Experiment> all = new ArrayList<>(super.experiments());
                        all.sort((a, b) -> a.createdAt().compareTo(b.createdAt()));
                        return all;
                    }
                }));
    }

    private static Fault experimentFault(String what, Supplier<Forwarding.Tracking> store) {
        return new Fault(
                what, ExperimentStoreContract.class, "T7", () -> store.get().backend());
    }

    private static Fault fault(String clause, String what, Supplier<Forwarding.Tracking> store) {
        return new Fault(
                what, TrackingStoreContract.class, clause, () -> store.get().backend());
    }

    private static Forwarding.Tracking shows(UnaryOperator<Run> distortion) {
        return new Forwarding.Tracking() {
            @Override
            public Optional<VersionedRun> find(RunId run) {
                return super.find(run).map(found -> new VersionedRun(distortion.apply(found.run()), found.revision()));
            }
        };
    }

    private static SortedMap<String, String> firstHalf(SortedMap<String, String> tags) {
        SortedMap<String, String> half = new TreeMap<>(tags);
        if (half.size() == 2) {
            half.remove(half.lastKey());
        }
        return half;
    }

    private static SortedMap<String, String> cut(SortedMap<String, String> tags) {
        SortedMap<String, String> cut = new TreeMap<>(tags);
        cut.replaceAll((key, value) -> value.substring(0, Math.min(value.length(), 6_000)));
        return cut;
    }

    private static Run withTags(Run run, SortedMap<String, String> tags) {
        return new Run(
                run.id(),
                run.experiment(),
                run.name(),
                run.parent(),
                run.status(),
                run.startedAt(),
                run.endedAt(),
                run.endReason(),
                run.environment(),
                run.params(),
                tags,
                run.metrics(),
                run.inputs(),
                run.artifacts(),
                run.deletion());
    }

    private static Run withMillis(Run run) {
        return withTimes(run, run.status(), run.startedAt().truncatedTo(ChronoUnit.MILLIS));
    }

    private static Run ended(Run run) {
        return withTimes(run, RunStatus.KILLED, run.startedAt());
    }

    private static Run withTimes(Run run, RunStatus status, Instant startedAt) {
        return new Run(
                run.id(),
                run.experiment(),
                run.name(),
                run.parent(),
                status,
                startedAt,
                run.endedAt(),
                run.endReason(),
                run.environment(),
                run.params(),
                run.tags(),
                run.metrics(),
                run.inputs(),
                run.artifacts(),
                run.deletion());
    }
}
