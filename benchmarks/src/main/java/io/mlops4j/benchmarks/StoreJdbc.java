// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import io.mlops4j.core.Mlops;
import io.mlops4j.jdbc.JdbcBackend;
import io.mlops4j.jdbc.JdbcOptions;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** The JDBC backend on PostgreSQL, held against raw JDBC on the same server through the same pool in the same minute. */
final class StoreJdbc implements Area {
    private static final double MILLIS = 1e3;
    private static final int SEARCHES = 50;

    @Override
    public String name() {
        return "store-jdbc";
    }

    @Override
    public String about() {
        return "JDBC backend beside raw JDBC on the same PostgreSQL server";
    }

    @Override
    public List<Bar> measure() throws Exception {
        List<Bar> bars = new ArrayList<>();
        try (Scratch scratch = Scratch.create("store-jdbc");
                PostgresServer server = PostgresServer.start(scratch.folder().resolve("data"))) {
            try (HikariDataSource pool = server.pool()) {
                bars.addAll(StoreJdbcMetrics.measure(pool));
                bars.addAll(StoreJdbcModels.measure(pool));
            }
            bars.add(Bar.atMost("search-1k-runs-ms", searching(server, "few_", 1_000), 5));
            bars.add(Bar.atMost("search-100k-runs-ms", searching(server, "many_", 100_000), 50));
        }
        return bars;
    }

    static JdbcOptions options(String prefix) {
        return JdbcOptions.artifactsInDatabase().withTablePrefix(prefix);
    }

    private static double searching(PostgresServer server, String prefix, int runs) throws Exception {
        try (HikariDataSource hasty = server.hastyPool();
                JdbcBackend backend = JdbcBackend.open(hasty, options(prefix))) {
            System.out.printf(
                    "%,d runs written in %.1f s%n",
                    runs, Stopwatch.seconds(() -> {
                        RunStore.fill(backend.tracking(), runs, PostgresServer.CONNECTIONS);
                        return null;
                    }));
        }
        try (HikariDataSource pool = server.pool();
                Mlops mlops = Mlops.open(JdbcBackend.open(pool, options(prefix)))) {
            settle(pool);
            System.out.printf(
                    "found %d of %,d runs, first search %.1f ms%n",
                    mlops.tracking().search(RunStore.QUERY).items().size(),
                    runs,
                    MILLIS * Stopwatch.seconds(() -> mlops.tracking().search(RunStore.QUERY)));
            return MILLIS
                    * Stopwatch.medianSeconds(SEARCHES, () -> mlops.tracking().search(RunStore.QUERY));
        }
    }

    /** What the server does by itself within minutes of so many inserts. */
    private static void settle(DataSource database) throws Exception {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("VACUUM ANALYZE");
        }
    }
}
