// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs;

import io.mlops4j.common.ExperimentName;
import io.mlops4j.common.RunId;
import io.mlops4j.core.tracking.RunSearch;
import io.mlops4j.spi.Backend;
import io.mlops4j.spi.TrackingStore;
import io.mlops4j.spi.VersionedRun;
import io.mlops4j.tracking.MetricPoint;
import io.mlops4j.tracking.Run;
import io.mlops4j.tracking.RunEvent;
import io.mlops4j.tracking.RunFilter;
import io.mlops4j.tracking.RunOrder;
import io.mlops4j.tracking.RunQuery;
import io.mlops4j.tracking.RunStatus;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** Changes runs of a store at random, and asks what searches must find. */
final class RandomRuns {
    /** So long that not many runs fill a file of announcements. */
    private static final String PREFIX = "a-run-with-a-rather-long-name-as-some-schedulers-give-";

    private static final List<String> KEYS = List.of("auc", "depth", "loss");
    private static final List<Double> NUMBERS = List.of(0.0, -0.0, 1.5, Double.NaN, Double.NEGATIVE_INFINITY);
    private static final List<String> TEXTS = List.of("", "7", "tree");
    private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");

    private final Random random;
    private int started;

    RandomRuns(long seed) {
        this.random = new Random(seed);
    }

    /** Starts a run, or changes one that is there in one of the ways that there are. */
    void change(TrackingStore store) {
        RunId run = id(random.nextInt(started + 1));
        long revision = store.find(run).map(VersionedRun::revision).orElse(0L);
        if (revision == 0) {
            store.commit(run, 0, List.of(started(run), params()));
            started = Math.max(started, Integer.parseInt(run.value().substring(PREFIX.length())) + 1);
            return;
        }
        switch (random.nextInt(5)) {
            case 0 -> store.commit(run, revision, List.of(params()));
            case 1 -> store.commit(run, revision, List.of(new RunEvent.TagsSet(new TreeMap<>(Map.of(key(), text())))));
            case 2 -> store.commit(run, revision, List.of(new RunEvent.Ended(RunStatus.FINISHED, "", START)));
            case 3 -> store.commit(run, revision, List.of(new RunEvent.MetricsLogged(List.of(point()))));
            default -> store.append(run, List.of(point(), point()));
        }
    }

    /** Starts so many runs that end at once. */
    void startMany(TrackingStore store, int runs) {
        for (int i = 0; i < runs; i++) {
            RunId run = id(started++);
            store.commit(run, 0, List.of(started(run), params(), new RunEvent.Ended(RunStatus.KILLED, "?", START)));
        }
    }

    /** Starts so many runs that stay open. */
    void startOpen(TrackingStore store, int runs) {
        for (int i = 0; i < runs; i++) {
            RunId run = id(started++);
            store.commit(run, 0, List.of(started(run), params()));
        }
    }

    /** Starts so many runs that end at once, each in a thread of its own. */
    List<Future<?>> startInThreads(TrackingStore store, int runs, ExecutorService threads) {
        List<Future<?>> starting = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            RunId run = id(started++);
            List<RunEvent> events = List.of(started(run), params(), new RunEvent.Ended(RunStatus.FINISHED, "", START));
            starting.add(threads.submit(() -> store.commit(run, 0, events)));
        }
        return starting;
    }

    void appendToEach(TrackingStore store) {
        for (int i = 0; i < started; i++) {
            store.append(id(i), List.of(point()));
        }
    }

    RunQuery query() {
        List<RunOrder> orders = List.of(
                RunOrder.newestFirst(),
                new RunOrder(RunOrder.By.METRIC, key(), RunOrder.Direction.DESCENDING),
                new RunOrder(RunOrder.By.PARAM, key(), RunOrder.Direction.ASCENDING),
                new RunOrder(RunOrder.By.TAG, key(), RunOrder.Direction.DESCENDING));
        RunFilter filter = switch (random.nextInt(6)) {
            case 0 -> RunFilter.all();
            case 1 -> RunFilter.metric(key()).ge(0).and(RunFilter.param(key()).eq(text()));
            case 2 -> RunFilter.not(RunFilter.metric(key()).isNaN());
            case 3 ->
                RunFilter.status(RunStatus.FINISHED).or(RunFilter.tag(key()).exists());
            case 4 ->
                RunFilter.startedSince(START.plusSeconds(random.nextInt(9)))
                        .and(RunFilter.metric(key()).lt(1));
            default -> RunFilter.partOf(id(0));
        };
        return RunQuery.where(filter)
                .orderBy(orders.get(random.nextInt(orders.size())))
                .withPageSize(1 + random.nextInt(7));
    }

    /** Folds every run with a handle that never searched. */
    List<Run> folded(Path root) {
        List<Run> runs = new ArrayList<>();
        try (Backend fresh = DirectoryBackend.at(root)) {
            for (int i = 0; i < started; i++) {
                fresh.tracking().find(id(i)).map(VersionedRun::run).ifPresent(runs::add);
            }
        }
        return runs;
    }

    static List<Run> allPages(TrackingStore store, RunQuery query) {
        List<Run> found = new ArrayList<>();
        var page = store.search(query);
        found.addAll(page.items());
        while (page.hasNext()) {
            page = store.search(query.at(page.nextToken()));
            found.addAll(page.items());
        }
        return found;
    }

    static List<Run> expected(List<Run> runs, RunQuery query) {
        return RunSearch.search(runs, query.withPageSize(RunQuery.MAX_PAGE)).items();
    }

    static RunId id(int number) {
        return RunId.of(PREFIX + number);
    }

    private RunEvent started(RunId run) {
        RunId parent = random.nextBoolean() ? id(0) : null;
        Instant at = START.plusSeconds(random.nextInt(9));
        return new RunEvent.Started(
                ExperimentName.of("e" + random.nextInt(2)), run.value(), parent, new TreeMap<>(), at);
    }

    private RunEvent params() {
        return new RunEvent.ParamsSet(new TreeMap<>(Map.of(key(), text())));
    }

    private MetricPoint point() {
        return new MetricPoint(
                key(), NUMBERS.get(random.nextInt(NUMBERS.size())), random.nextInt(9), random.nextInt(9));
    }

    private String key() {
        return KEYS.get(random.nextInt(KEYS.size()));
    }

    private String text() {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }
}
