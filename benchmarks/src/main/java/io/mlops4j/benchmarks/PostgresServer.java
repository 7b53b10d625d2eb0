// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.benchmarks;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.postgresql.ds.PGSimpleDataSource;

/** A PostgreSQL server with the settings that it has by itself, on the disk of the checkout; stopped when closed. */
final class PostgresServer implements AutoCloseable {
    /** As many as threads that fill a store. */
    static final int CONNECTIONS = 16;

    private final EmbeddedPostgres server;

    private PostgresServer(EmbeddedPostgres server) {
        this.server = server;
    }

    static PostgresServer start(Path data) throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder().setDataDirectory(data);
        // a server for tests does without, and so would a commit cost nothing
        for (String durable : List.of("fsync", "synchronous_commit", "full_page_writes")) {
            builder.setServerConfig(durable, "on");
        }
        return new PostgresServer(builder.start());
    }

    /** A pool whose driver rewrites batched inserts, which is how raw JDBC is fastest. */
    HikariDataSource pool() {
        return pool("");
    }

    /** A pool for filling a store: its commits do not wait for the disk. */
    HikariDataSource hastyPool() {
        return pool("-c synchronous_commit=off");
    }

    private HikariDataSource pool(String options) {
        PGSimpleDataSource database = (PGSimpleDataSource) server.getPostgresDatabase();
        database.setReWriteBatchedInserts(true);
        database.setOptions(options);
        HikariConfig config = new HikariConfig();
        config.setDataSource(database);
        config.setMaximumPoolSize(CONNECTIONS);
        return new HikariDataSource(config);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
