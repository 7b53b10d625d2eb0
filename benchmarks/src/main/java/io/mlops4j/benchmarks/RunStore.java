// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.benchmarks;

import io.mlops4j.common.ExperimentName;
import io.mlops4j.common.RunId;
import io.mlops4j.fs.DirectoryBackend;
import io.mlops4j.spi.TrackingStore;
import io.mlops4j.tracking.MetricPoint;
import io.mlops4j.tracking.RunEvent;
import io.mlops4j.tracking.RunFilter;
import io.mlops4j.tracking.RunQuery;
import io.mlops4j.tracking.RunStatus;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * A store full of ended runs as training jobs leave them: environment, a handful of params, tags and metrics. Each is
 * written durably through the backend, as one commit, by many threads at once, so that the syncs are shared.
 */
final class RunStore {
    /** One run in a hundred meets both conditions. */
    static final RunQuery QUERY = RunQuery.where(
            RunFilter.metric("auc").gt(0.9).and(RunFilter.param("depth").eq("7")));

    private static final int WRITERS = 64;
    private static final int DISTINCT = 10;
    private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "host",
            "train-07",
            "user",
            "ana",
            "os",
            "Linux 6.1 amd64",
            "jvm",
            "OpenJDK 64-Bit Server VM 17.0.15+6",
            "mlops4j",
            "1.0.0",
            "actor",
            "ana",
            "git.commit",
            "3f786850e387550fdab836ed7e6dc881de23001b");

    private RunStore() {}

    static void fill(Path folder, int runs) throws Exception {
        try (DirectoryBackend backend = DirectoryBackend.at(folder)) {
            fill(backend.tracking(), runs, WRITERS);
        }
    }

    static void fill(TrackingStore store, int runs, int writers) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(writers);
        try {
            List<Future<?>> writing = IntStream.range(0, runs)
                    .<Future<?>>mapToObj(i -> pool.submit(() -> write(store, i)))
                    .toList();
            for (Future<?> one : writing) {
                one.get();
            }
        } finally {
            pool.shutdown();
        }
    }

    private static void write(TrackingStore store, int i) {
        SplittableRandom random = new SplittableRandom(i);
        Instant start = START.plusSeconds(i);
        store.commit(
                RunId.of("run-" + i),
                0,
                List.of(
                        new RunEvent.Started(
                                ExperimentName.of("experiment-" + i % DISTINCT),
                                "nightly " + i,
                                null,
                                new TreeMap<>(ENVIRONMENT),
                                start),
                        new RunEvent.ParamsSet(new TreeMap<>(Map.of(
                                "depth", Integer.toString(i % DISTINCT),
                                "eta", Double.toString(random.nextInt(1, 100) / 1000.0),
                                "rounds", Integer.toString(random.nextInt(100, 1000)),
                                "subsample", "0.8",
                                "objective", "binary:logistic"))),
                        new RunEvent.TagsSet(new TreeMap<>(Map.of("team", "risk", "purpose", "nightly"))),
                        new RunEvent.MetricsLogged(List.of(
                                point("auc", random.nextDouble(), start),
                                point("log loss", random.nextDouble(), start),
                                point("seconds", random.nextInt(10, 1000), start))),
                        new RunEvent.Ended(RunStatus.FINISHED, "", start.plusSeconds(DISTINCT))));
    }

    private static MetricPoint point(String key, double value, Instant at) {
        return new MetricPoint(key, value, 1, at.toEpochMilli());
    }
}
