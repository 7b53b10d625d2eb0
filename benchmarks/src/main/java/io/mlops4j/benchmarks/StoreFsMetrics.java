// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.benchmarks;

import io.mlops4j.common.ExperimentName;
import io.mlops4j.core.Mlops;
import io.mlops4j.fs.DirectoryBackend;
import io.mlops4j.fs.MetricDurability;
import io.mlops4j.tracking.ActiveRun;
import io.mlops4j.tracking.Batch;
import io.mlops4j.tracking.MetricPoint;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Metric points of a run: the part of {@link StoreFs} that is about training loops. */
final class StoreFsMetrics {
    private static final int BATCH = 1_000;
    private static final int CALLS = 50_000;
    private static final int ROUNDS = 5;
    private static final double SECONDS = 1;
    private static final double MICROS = 1e6;

    /** Any moment of this century, in milliseconds since 1970. */
    private static final long START = 1_700_000_000_000L;

    /** A line of a segment, roughly. */
    private static final int LINE = 50;

    private static final ExperimentName EXPERIMENT = ExperimentName.of("benchmark");

    private StoreFsMetrics() {}

    static List<Bar> measure(Path scratch) throws Exception {
        List<Double> durable = new ArrayList<>();
        List<Double> written = new ArrayList<>();
        try (FileChannel file = FileChannel.open(
                        scratch.resolve("raw-lines"), StandardOpenOption.CREATE_NEW, StandardOpenOption.APPEND);
                Mlops mlops = Mlops.open(DirectoryBackend.at(scratch.resolve("metrics")));
                ActiveRun run = mlops.tracking().start(EXPERIMENT);
                Mlops relaxed = Mlops.open(DirectoryBackend.at(scratch.resolve("metrics"), MetricDurability.WRITTEN));
                ActiveRun other = relaxed.tracking().start(EXPERIMENT)) {
            for (int round = 0; round < ROUNDS; round++) {
                byte[] lines = new byte[LINE * BATCH];
                double raw = BATCH * Stopwatch.ratePerSecond(1, SECONDS, (thread, call) -> RawDisk.append(file, lines));
                durable.add(BATCH * Stopwatch.ratePerSecond(1, SECONDS, (thread, call) -> run.log(batch(call))));
                int first = round * 2 * CALLS;
                AtomicInteger step = new AtomicInteger();
                written.add(MICROS
                        * Stopwatch.medianSeconds(
                                CALLS, () -> other.metric("loss", 1.0 / step.incrementAndGet(), first + step.get())));
                System.out.printf(
                        "lines as batches of %d %.0f/s, durable points %.0f/s, a written point %.2f us%n",
                        BATCH, raw, durable.get(round), written.get(round));
            }
            run.finish();
            other.finish();
        }
        return List.of(
                Bar.atLeast("durable-points-per-s", StoreFs.median(durable), 500_000),
                Bar.atMost("written-point-us", StoreFs.median(written), 5));
    }

    private static Batch batch(int number) {
        Batch.Builder batch = Batch.builder();
        for (int i = 0; i < BATCH; i++) {
            batch.metric(new MetricPoint("loss", 1.0 / (number * BATCH + i + 1), i, START));
        }
        return batch.build();
    }
}
