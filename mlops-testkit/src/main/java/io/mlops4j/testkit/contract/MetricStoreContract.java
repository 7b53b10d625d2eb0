// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.testkit.contract;

import static io.mlops4j.testkit.contract.RunSamples.commit;
import static io.mlops4j.testkit.contract.RunSamples.point;
import static io.mlops4j.testkit.contract.RunSamples.read;
import static io.mlops4j.testkit.contract.RunSamples.start;
import static io.mlops4j.testkit.contract.RunSamples.tags;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mlops4j.common.RunId;
import io.mlops4j.error.NotFoundException;
import io.mlops4j.spi.TrackingStore;
import io.mlops4j.tracking.MetricPoint;
import io.mlops4j.tracking.RunEvent.MetricsLogged;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The clauses T3 to T5 of {@link TrackingStore} that are about metric points. */
public abstract class MetricStoreContract extends ContractKit {
    private static final RunId RUN = RunId.of("r1");
    private static final int ROUNDS = 20;

    /** Makes the kit. */
    protected MetricStoreContract() {}

    @Test
    @DisplayName("T4 every double and step is read back bit for bit, appended or committed, also after closing")
    void numbersAreExact() {
        start(next(), "r1");
        List<MetricPoint> points = new ArrayList<>();
        for (double value : Samples.doubles()) {
            for (long step : Samples.longs()) {
                points.add(new MetricPoint("m", value, step, Long.MAX_VALUE - points.size()));
            }
        }
        int half = points.size() / 2;
        tracking().append(RUN, points.subList(0, half));
        commit(next(), RUN, 1, new MetricsLogged(points.subList(half, points.size())));

        closeAndReopen();
        everyHandle(
                backend -> assertSameBits(byRecency(points), backend.tracking().history(RUN, "m")));
    }

    @Test
    @DisplayName("T4 the latest value of a metric is kept bit for bit in the run")
    void latestIsExact() {
        start(next(), "r1");
        List<MetricPoint> points = new ArrayList<>();
        for (double value : Samples.doubles()) {
            points.add(point("m" + points.size(), value, Long.MIN_VALUE));
        }
        tracking().append(RUN, points);

        everyHandle(backend -> points.forEach(point -> assertSameBits(
                List.of(point), List.of(read(backend, RUN).run().metrics().get(point.key())))));
    }

    @Test
    @DisplayName("T3 the latest point is that of the largest step, then time, then value, however it was logged")
    void latestByRecency() {
        start(next(), "r1");
        MetricPoint latest = new MetricPoint("m", Double.NaN, 7, 5);
        tracking().append(RUN, List.of(point("m", 1e9, 6), new MetricPoint("m", 3, 7, 5)));
        commit(next(), RUN, 1, new MetricsLogged(List.of(latest)));
        tracking().append(RUN, List.of(new MetricPoint("m", 8, 7, 5), new MetricPoint("m", 9, 7, 4)));
        tracking().append(RUN, List.of(point("m", 0, -1), point("other", 1, 0)));

        everyHandle(backend ->
                assertEquals(latest, read(backend, RUN).run().metrics().get("m")));
    }

    @Test
    @DisplayName("T3 a history has every point as often as it was logged, oldest first")
    void historyKeepsDuplicates() {
        start(next(), "r1");
        MetricPoint twice = new MetricPoint("m", 0.5, 2, 3);
        List<MetricPoint> points = List.of(point("m", 1, 9), twice, point("m", -1, -9), twice, point("n", 1, 1));
        tracking().append(RUN, points);
        commit(next(), RUN, 1, new MetricsLogged(List.of(twice, point("m", 4, 0))));

        everyHandle(backend -> assertEquals(
                List.of(point("m", -1, -9), point("m", 4, 0), twice, twice, twice, point("m", 1, 9)),
                backend.tracking().history(RUN, "m")));
    }

    @Test
    @DisplayName("T3 metrics of any valid keys are kept apart")
    void keysAreKeptApart() {
        start(next(), "r1");
        List<MetricPoint> points = new ArrayList<>();
        for (String key : Samples.keys()) {
            points.add(point(key, points.size(), 0));
        }
        tracking().append(RUN, points);

        closeAndReopen();
        TreeMap<String, MetricPoint> expected = new TreeMap<>();
        points.forEach(point -> expected.put(point.key(), point));
        everyHandle(backend -> {
            assertEquals(expected, read(backend, RUN).run().metrics());
            for (MetricPoint point : points) {
                assertEquals(List.of(point), backend.tracking().history(RUN, point.key()));
            }
        });
    }

    @Test
    @DisplayName("T5 no append is lost and none conflicts, with other appends and with commits")
    void appendsNeverConflict() {
        start(next(), "r1");
        Race.of(Race.THREADS, lane -> {
            for (int i = 0; i < ROUNDS; i++) {
                if (lane == 0) {
                    commit(next(), RUN, i + 1, tags("round", "" + i));
                }
                tracking().append(RUN, List.of(point("m", i, lane), point("lane" + lane, i, i)));
            }
            return lane;
        });

        List<MetricPoint> expected = new ArrayList<>();
        for (int lane = 0; lane < Race.THREADS; lane++) {
            for (int i = 0; i < ROUNDS; i++) {
                expected.add(point("m", i, lane));
            }
        }
        closeAndReopen();
        everyHandle(backend -> {
            assertEquals(expected, backend.tracking().history(RUN, "m"));
            assertEquals(Race.THREADS + 1, read(backend, RUN).run().metrics().size());
            assertEquals(ROUNDS + 1, read(backend, RUN).revision());
        });
    }

    @Test
    @DisplayName("T5 an append is seen whole or not at all")
    void appendsAreWhole() {
        start(next(), "r1");
        List<MetricPoint> points = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            points.add(point("m", i, i));
        }
        AtomicBoolean done = new AtomicBoolean();
        Race.of(3, lane -> {
            if (lane == 0) {
                try {
                    for (int i = 0; i < 3 * ROUNDS; i++) {
                        tracking().append(RUN, points);
                    }
                } finally {
                    done.set(true);
                }
            } else {
                Race.during(
                        done,
                        () -> assertEquals(
                                0,
                                tracking().history(RUN, "m").size() % points.size(),
                                "points of a part of an append"));
            }
            return lane;
        });
    }

    @Test
    @DisplayName("T5 an append does not count as a commit")
    void appendsAreNoCommits() {
        start(next(), "r1");
        tracking().append(RUN, List.of(point("m", 1, 1)));

        everyHandle(backend -> assertEquals(1, read(backend, RUN).revision()));
        commit(next(), RUN, 1, tags("a", "b"));
    }

    @Test
    @DisplayName("B3 appending to a run that does not exist throws and creates nothing")
    void appendNeedsRun() {
        everyHandle(backend -> {
            List<MetricPoint> points = List.of(point("m", 1, 1));
            assertThrows(NotFoundException.class, () -> backend.tracking().append(RUN, points));
            assertThrows(NotFoundException.class, () -> backend.tracking().append(RUN, List.of()));
            assertThrows(NotFoundException.class, () -> backend.tracking().history(RUN, "m"));
        });

        everyHandle(backend -> assertEquals(Optional.empty(), backend.tracking().find(RUN)));
    }

    @Test
    @DisplayName("T3 appending no points changes nothing, and a metric never logged has no history")
    void nothingIsNothing() {
        start(next(), "r1");
        tracking().append(RUN, List.of());

        everyHandle(backend -> {
            assertEquals(List.of(), backend.tracking().history(RUN, "m"));
            assertEquals(new TreeMap<>(), read(backend, RUN).run().metrics());
        });
    }

    private TrackingStore tracking() {
        return next().tracking();
    }

    private static List<MetricPoint> byRecency(List<MetricPoint> points) {
        return points.stream().sorted(MetricPoint.BY_RECENCY).toList();
    }

    private static void assertSameBits(List<MetricPoint> expected, List<MetricPoint> actual) {
        // a record compares doubles as Double.equals does: by bits, with all NaN equal
        assertEquals(expected, actual);
    }
}
