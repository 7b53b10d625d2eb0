// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.testkit.contract;

import static io.mlops4j.testkit.contract.RunSamples.EXPERIMENT;
import static io.mlops4j.testkit.contract.RunSamples.START;
import static io.mlops4j.testkit.contract.RunSamples.commit;
import static io.mlops4j.testkit.contract.RunSamples.params;
import static io.mlops4j.testkit.contract.RunSamples.read;
import static io.mlops4j.testkit.contract.RunSamples.start;
import static io.mlops4j.testkit.contract.RunSamples.started;
import static io.mlops4j.testkit.contract.RunSamples.tags;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mlops4j.artifact.Artifact;
import io.mlops4j.common.ArtifactPath;
import io.mlops4j.common.Digest;
import io.mlops4j.common.RunId;
import io.mlops4j.common.Schema;
import io.mlops4j.spi.Backend;
import io.mlops4j.spi.CommitResult;
import io.mlops4j.spi.CommitResult.Committed;
import io.mlops4j.spi.CommitResult.Conflict;
import io.mlops4j.spi.TrackingStore;
import io.mlops4j.spi.VersionedRun;
import io.mlops4j.tracking.DatasetInput;
import io.mlops4j.tracking.Experiment;
import io.mlops4j.tracking.MetricPoint;
import io.mlops4j.tracking.Run;
import io.mlops4j.tracking.RunEvent;
import io.mlops4j.tracking.RunStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The clauses T1 to T3 of {@link TrackingStore} that are about commits to runs and their fold. */
public abstract class TrackingStoreContract extends ContractKit {
    private static final RunId RUN = RunId.of("r1");
    private static final int ROUNDS = 20;
    private static final SortedMap<String, String> ENVIRONMENT = new TreeMap<>(Map.of("host", "h\u00e9", "java", "17"));
    private static final Artifact FIRST = new Artifact(ArtifactPath.of("a.txt"), Digest.of("a"), 0);
    private static final Artifact OLD = new Artifact(ArtifactPath.of("model/b.bin"), Digest.of("old"), 3);
    private static final Artifact RENEWED = new Artifact(ArtifactPath.of("model/b.bin"), Digest.of("new"), 1L << 40);
    private static final DatasetInput INPUT = DatasetInput.of("bank", "2008", Digest.of("data"), "training")
            .withShape(Schema.empty().required("age", Schema.Type.INT32).optional("job", Schema.Type.STRING), 41_188)
            .withSource("bank.csv")
            .derivedFrom(new DatasetInput.Dataset("raw", "", Digest.of("raw")), "dropped 'duration'");
    private static final DatasetInput OTHER = DatasetInput.of("calendar", "", Digest.of("other"), "evaluation");
    private static final MetricPoint POINT = new MetricPoint("auc", 0.8, 3, 1_700_000_000_000L);

    /** Makes the kit. */
    protected TrackingStoreContract() {}

    @Test
    @DisplayName("T1 of starts of one run that race exactly one succeeds")
    void oneStartWins() {
        tracking().create(new Experiment(EXPERIMENT, START));
        List<CommitResult> results =
                Race.of(Race.THREADS, lane -> tracking().commit(RUN, 0, List.of(started("lane " + lane))));

        int winner = soleWinner(results, 1);
        everyHandle(backend ->
                assertEquals("lane " + winner, read(backend, RUN).run().name()));
    }

    @Test
    @DisplayName("T1 of commits that race at one revision exactly one succeeds and changes the run")
    void oneCommitWins() {
        start(next(), "r1");
        for (int round = 1; round <= ROUNDS; round++) {
            long expected = round;
            List<CommitResult> results = Race.of(
                    Race.THREADS, lane -> tracking().commit(RUN, expected, List.of(tags("winner", "lane " + lane))));

            int winner = soleWinner(results, expected + 1);
            everyHandle(backend -> {
                VersionedRun run = read(backend, RUN);
                assertEquals(expected + 1, run.revision());
                assertEquals(Map.of("winner", "lane " + winner), run.run().tags());
            });
        }
    }

    @Test
    @DisplayName("T1 a commit at another revision is a conflict that names the latest and changes nothing")
    void conflictsChangeNothing() {
        start(next(), "r1");
        commit(next(), RUN, 1, params("kind", "tree"));
        VersionedRun before = read(next(), RUN);

        for (long expected : List.of(0L, 1L, 3L, 1_000L, Long.MAX_VALUE)) {
            RunEvent event = expected == 0 ? started("again") : params("depth", "3");
            everyHandle(backend -> assertEquals(
                    new Conflict(2), backend.tracking().commit(RUN, expected, List.of(event)), "at " + expected));
        }
        everyHandle(backend -> assertEquals(before, read(backend, RUN)));
    }

    @Test
    @DisplayName("T1 a conflict on a run that does not exist does not create it")
    void conflictCreatesNothing() {
        assertEquals(new Conflict(0), tracking().commit(RUN, 1, List.of(params("kind", "tree"))));

        everyHandle(backend -> assertEquals(Optional.empty(), backend.tracking().find(RUN)));
    }

    @Test
    @DisplayName("T1 a commit whose first event does not fit its revision is refused and changes nothing")
    void misfitsAreRefused() {
        List<RunEvent> start = List.of(started("again"));
        List<RunEvent> other = List.of(params("depth", "3"));
        everyHandle(backend -> assertThrows(
                IllegalArgumentException.class, () -> backend.tracking().commit(RUN, 0, other)));
        everyHandle(backend -> assertEquals(Optional.empty(), backend.tracking().find(RUN)));

        start(next(), "r1");
        everyHandle(backend -> assertThrows(
                IllegalArgumentException.class, () -> backend.tracking().commit(RUN, 1, start)));
        everyHandle(backend -> assertEquals(1, read(backend, RUN).revision()));
    }

    @Test
    @DisplayName("T1 events of another shape are refused at any revision, before it is looked at")
    void misshapenEventsAreRefusedFirst() {
        start(next(), "r1");
        RunEvent start = started("again");
        RunEvent large = new RunEvent.MetricsLogged(Collections.nCopies(80_000, POINT));
        everyHandle(backend -> {
            assertRefused(backend, 0);
            assertRefused(backend, 0, params("depth", "3"), start);
            assertRefused(backend, 0, start, start);
            for (long revision : List.of(1L, 2L, 1_000L)) {
                assertRefused(backend, revision);
                assertRefused(backend, revision, start);
                assertRefused(backend, revision, params("depth", "3"), start);
                assertRefused(backend, revision, large);
            }
            assertEquals(1, read(backend, RUN).revision());
        });
    }

    private static void assertRefused(Backend backend, long revision, RunEvent... events) {
        assertThrows(
                IllegalArgumentException.class,
                () -> backend.tracking().commit(RUN, revision, List.of(events)),
                () -> events.length + " events at " + revision);
    }

    @Test
    @DisplayName("T2 the events of a commit are seen together or not at all")
    void eventsAreSeenTogether() {
        start(next(), "r1");
        AtomicBoolean done = new AtomicBoolean();
        Race.of(3, lane -> {
            if (lane == 0) {
                try {
                    for (int i = 1; i <= 5 * ROUNDS; i++) {
                        commit(next(), RUN, i, tags("left", "" + i), params("p" + i, "x"), tags("right", "" + i));
                    }
                } finally {
                    done.set(true);
                }
                return lane;
            }
            Race.during(done, () -> {
                VersionedRun seen = read(next(), RUN);
                SortedMap<String, String> tags = seen.run().tags();
                assertEquals(tags.get("left"), tags.get("right"), "tags of one commit");
                assertEquals(seen.revision() - 1, seen.run().params().size(), "params of as many commits");
            });
            return lane;
        });
    }

    @Test
    @DisplayName("T3 a run reads as the fold of its events, also after closing")
    void readsAsFold() {
        RunId parent = start(next(), "parent");
        commit(next(), RUN, 0, new RunEvent.Started(EXPERIMENT, "tree, deep", parent, ENVIRONMENT, START));
        commit(
                next(),
                RUN,
                1,
                params("kind", "tree"),
                tags("stage", "one"),
                new RunEvent.ArtifactsLogged(List.of(OLD)));
        commit(next(), RUN, 2, new RunEvent.InputsLogged(List.of(INPUT)), params("depth", ""));
        commit(next(), RUN, 3, tags("stage", "two"), new RunEvent.MetricsLogged(List.of(POINT)));
        commit(next(), RUN, 4, new RunEvent.ArtifactsLogged(List.of(RENEWED, FIRST)));
        commit(next(), RUN, 5, new RunEvent.InputsLogged(List.of(OTHER)));
        commit(next(), RUN, 6, new RunEvent.Ended(RunStatus.FAILED, "out of\nmemory", START.plusNanos(1)));

        Run expected = new Run(
                RUN,
                EXPERIMENT,
                "tree, deep",
                parent,
                RunStatus.FAILED,
                START,
                START.plusNanos(1),
                "out of\nmemory",
                ENVIRONMENT,
                new TreeMap<>(Map.of("kind", "tree", "depth", "")),
                new TreeMap<>(Map.of("stage", "two")),
                new TreeMap<>(Map.of("auc", POINT)),
                List.of(INPUT, OTHER),
                List.of(FIRST, RENEWED),
                null);
        everyHandle(backend -> assertEquals(new VersionedRun(expected, 7), read(backend, RUN)));
        closeAndReopen();
        everyHandle(backend -> assertEquals(new VersionedRun(expected, 7), read(backend, RUN)));
    }

    @Test
    @DisplayName("T3 an ended run that is resumed is running again")
    void resumedRunRuns() {
        start(next(), "r1");
        commit(next(), RUN, 1, new RunEvent.Ended(RunStatus.KILLED, "by hand", START));
        commit(next(), RUN, 2, new RunEvent.Resumed(START.plusSeconds(1)));

        everyHandle(backend -> {
            Run run = read(backend, RUN).run();
            assertEquals(RunStatus.RUNNING, run.status());
            assertEquals(Optional.empty(), Optional.ofNullable(run.endedAt()));
            assertEquals("", run.endReason());
        });
    }

    @Test
    @DisplayName("T3 a deleted run reads as before with its deletion, and a restored one without")
    void deletionIsKept() {
        start(next(), "r1");
        RunEvent.Deleted deleted = (RunEvent.Deleted) RunSamples.deleted();
        commit(next(), RUN, 1, params("kind", "tree"), deleted);

        closeAndReopen();
        everyHandle(backend -> {
            assertEquals(deleted.deletion(), read(backend, RUN).run().deletion());
            assertEquals(Map.of("kind", "tree"), read(backend, RUN).run().params());
        });
        commit(next(), RUN, 2, new RunEvent.Restored("bo", START));
        everyHandle(backend -> assertFalse(read(backend, RUN).run().isDeleted()));
    }

    @Test
    @DisplayName("T3 params and tags of any valid keys and texts are kept exactly")
    void textsAreExact() {
        start(next(), "r1");
        SortedMap<String, String> texts = new TreeMap<>();
        Samples.keys().forEach(key -> texts.put(key, "value of " + key));
        Samples.texts().forEach(text -> texts.put("text " + texts.size(), text));
        commit(next(), RUN, 1, new RunEvent.ParamsSet(texts), new RunEvent.TagsSet(texts));

        closeAndReopen();
        everyHandle(backend -> {
            assertEquals(texts, read(backend, RUN).run().params());
            assertEquals(texts, read(backend, RUN).run().tags());
        });
    }

    @Test
    @DisplayName("T3 moments are kept to the nanosecond")
    void momentsAreExact() {
        List<Instant> moments = List.of(
                Instant.EPOCH,
                Instant.parse("1969-12-31T23:59:59.999999999Z"),
                Instant.parse("0001-01-01T00:00:00Z"),
                Instant.parse("9999-12-31T23:59:59.000000001Z"));
        tracking().create(new Experiment(EXPERIMENT, START));
        for (int i = 0; i < moments.size(); i++) {
            RunId run = RunId.of("m" + i);
            Instant moment = moments.get(i);
            commit(next(), run, 0, new RunEvent.Started(EXPERIMENT, "m", null, new TreeMap<>(), moment));
            everyHandle(backend -> assertEquals(moment, read(backend, run).run().startedAt()));
        }
    }

    @Test
    @DisplayName("T3 runs of any valid ids are kept apart")
    void idsAreKeptApart() {
        List<String> ids = List.of("a", "A", "0", "con", "NUL", "a-b", "a_b", "A_b", "x".repeat(64), "X".repeat(64));
        for (String id : ids) {
            start(next(), id);
        }

        closeAndReopen();
        for (String id : ids) {
            everyHandle(backend -> {
                assertEquals(RunId.of(id), read(backend, RunId.of(id)).run().id());
                assertEquals(id, read(backend, RunId.of(id)).run().name());
            });
        }
    }

    private TrackingStore tracking() {
        return next().tracking();
    }

    private static int soleWinner(List<CommitResult> results, long revision) {
        List<Integer> winners = new ArrayList<>();
        for (int lane = 0; lane < results.size(); lane++) {
            if (results.get(lane) instanceof Committed) {
                winners.add(lane);
                assertEquals(new Committed(revision), results.get(lane));
            } else {
                assertEquals(new Conflict(revision), results.get(lane));
            }
        }
        assertEquals(1, winners.size(), "winners for revision " + revision);
        return winners.get(0);
    }
}
