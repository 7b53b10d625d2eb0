// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** PostgreSQL, from binaries that Maven fetched. Each fresh one is a schema of one server. */
public final class PostgresDatabase implements TestDatabase.Server {
    private static final AtomicInteger SCHEMAS = new AtomicInteger();

    private final EmbeddedPostgres server;
    private final Path data;
    private List<String> command = List.of();

    /** Makes a server; one that does not synchronise is fast, and loses commits when it is killed. */
    private PostgresDatabase(String synchronised) {
        try {
            data = Folders.create("postgres");
            server = EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setServerConfig("max_connections", "300")
                    .setServerConfig("fsync", synchronised)
                    .setServerConfig("synchronous_commit", synchronised)
                    .setServerConfig("full_page_writes", synchronised)
                    .setPGStartupWait(Duration.ofMinutes(5))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gives the server of this JVM. */
    public static PostgresDatabase instance() {
        return Holder.INSTANCE;
    }

    @Override
    public String toString() {
        return "PostgreSQL";
    }

    @Override
    public JdbcUrl fresh() {
        String schema = "test_" + SCHEMAS.incrementAndGet();
        JdbcUrl url = new JdbcUrl("jdbc:postgresql://127.0.0.1:" + port() + "/postgres?user=postgres&currentSchema="
                + schema + "&reWriteBatchedInserts=true");
        try (Connection connection = url.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA " + schema);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return url;
    }

    @Override
    public int port() {
        return server.getPort();
    }

    /** Has each statement sent as text, COMMIT too, so that a proxy can read it. */
    @Override
    public JdbcUrl through(JdbcUrl schema, int port) {
        return new JdbcUrl(TestDatabase.Server.super.through(schema, port).url() + "&prepareThreshold=0");
    }

    @Override
    public Server durable() {
        return DurableHolder.INSTANCE;
    }

    @Override
    public void kill() {
        ServerProcess process = ServerProcess.of(postmaster());
        command = process.command();
        process.kill();
    }

    /** Starts the killed server by the command that it was started by, as another user than root. */
    @Override
    public void restart() {
        ServerProcess.start(command);
        ServerProcess.await(() -> server.getPostgresDatabase().getConnection().close());
    }

    private long postmaster() {
        try {
            return Long.parseLong(
                    Files.readAllLines(data.resolve("postmaster.pid")).get(0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Holder {
        static final PostgresDatabase INSTANCE = new PostgresDatabase("off");
    }

    private static final class DurableHolder {
        static final PostgresDatabase INSTANCE = new PostgresDatabase("on");
    }
}
