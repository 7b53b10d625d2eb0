// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.benchmarks;

import io.mlops4j.common.ExperimentName;
import io.mlops4j.core.Mlops;
import io.mlops4j.jdbc.JdbcBackend;
import io.mlops4j.tracking.ActiveRun;
import io.mlops4j.tracking.Batch;
import io.mlops4j.tracking.MetricPoint;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/** Metric points of a run: the part of {@link StoreJdbc} that is about training loops. */
final class StoreJdbcMetrics {
    private static final int BATCH = 1_000;
    private static final int ROUNDS = 7;
    private static final double SECONDS = 1;
    private static final double MILLIS = 1e3;
    private static final String RUN = "raw";

    /** Any moment of this century, in milliseconds since 1970. */
    private static final long START = 1_700_000_000_000L;

    private static final ExperimentName EXPERIMENT = ExperimentName.of("benchmark");

    private StoreJdbcMetrics() {}

    static List<Bar> measure(DataSource pool) throws Exception {
        List<Double> batches = new ArrayList<>();
        List<Double> singles = new ArrayList<>();
        try (Mlops mlops = Mlops.open(JdbcBackend.open(pool, StoreJdbc.options("metrics_")));
                ActiveRun run = mlops.tracking().start(EXPERIMENT)) {
            Raw raw = new Raw(pool);
            raw.create();
            for (int round = 0; round < ROUNDS; round++) {
                double rows = BATCH * Stopwatch.ratePerSecond(1, SECONDS, (thread, call) -> raw.insert(BATCH));
                double points = BATCH * Stopwatch.ratePerSecond(1, SECONDS, (thread, call) -> run.log(batch(call)));
                double row = Stopwatch.ratePerSecond(1, SECONDS, (thread, call) -> raw.insert(1));
                double point =
                        Stopwatch.ratePerSecond(1, SECONDS, (thread, call) -> run.metric("loss", 1.0 / call, call));
                System.out.printf(
                        "raw rows in batches %.0f/s, points %.0f/s; a raw row %.3f ms, a point %.3f ms%n",
                        rows, points, MILLIS / row, MILLIS / point);
                // the first round warms up
                if (round > 0) {
                    batches.add(points / rows);
                    singles.add(row / point);
                }
            }
            run.finish();
        }
        return List.of(
                Bar.atLeast("batched-points-share-of-raw-batched-inserts", StoreFs.median(batches), 0.7),
                Bar.atMost("single-point-times-raw-single-row-commit", StoreFs.median(singles), 1.5));
    }

    private static Batch batch(int number) {
        Batch.Builder batch = Batch.builder();
        for (int i = 0; i < BATCH; i++) {
            batch.metric(new MetricPoint("loss", 1.0 / (number * BATCH + i + 1), i, START));
        }
        return batch.build();
    }

    /** What a host would write by hand into a table of the same columns and key. */
    private static final class Raw {
        private final DataSource pool;
        private final AtomicLong batches = new AtomicLong();

        Raw(DataSource pool) {
            this.pool = pool;
        }

        void create() throws SQLException {
            try (Connection connection = pool.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE raw_metric (LIKE metrics_metric INCLUDING ALL)");
            }
        }

        void insert(int rows) throws SQLException {
            long batch = batches.incrementAndGet();
            try (Connection connection = pool.getConnection()) {
                connection.setAutoCommit(false);
                try (PreparedStatement statement = connection.prepareStatement("INSERT INTO raw_metric (run_id,"
                        + " metric_key, batch, place, step, epoch_millis, bits, metric_value)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)")) {
                    for (int i = 0; i < rows; i++) {
                        double value = 1.0 / (batch * rows + i + 1);
                        statement.setString(1, RUN);
                        statement.setString(2, "loss");
                        statement.setLong(3, batch);
                        statement.setInt(4, i);
                        statement.setLong(5, i);
                        statement.setLong(6, START);
                        statement.setLong(7, Double.doubleToLongBits(value));
                        statement.setDouble(8, value);
                        statement.addBatch();
                    }
                    statement.executeBatch();
                }
                connection.commit();
            }
        }
    }
}
