// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.dialect;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

/**
 * SQLite. Codes are its primary result codes; the driver gives no SQL states.
 *
 * <p>A transaction is begun and ended by statements while the driver stays in autocommit mode: the driver itself begins
 * as a reader, and a reader that comes to write while another one writes fails at once, whatever the busy timeout.
 *
 * @param networkStorage whether the file lies on another machine, whose memory the processes of several cannot share
 */
record Sqlite(boolean networkStorage) implements Dialect {
    /** A unit of work is tried three times, so a call waits for half a minute in all. */
    private static final Duration BUSY_TIMEOUT = Duration.ofSeconds(10);

    /** Settings of a connection. Without full synchronisation, write-ahead logging loses commits with the power. */
    private static final List<String> SETTINGS = List.of("PRAGMA synchronous = FULL", busyTimeout(BUSY_TIMEOUT));

    private static final int ATTEMPTS = 100;

    /** Turns on write-ahead logging, which is a setting of the file and stays. */
    static Sqlite of(Connection connection) throws SQLException {
        String file = Sql.ask(connection, "SELECT file FROM pragma_database_list WHERE name = 'main'");
        Sqlite dialect = new Sqlite(NetworkStorage.holds(file));
        boolean autoCommit = connection.getAutoCommit();
        dialect.prepare(connection);
        String mode = dialect.journalMode(connection);
        if (!autoCommit) {
            connection.setAutoCommit(false);
        }
        require("must be a file that can have a write-ahead log, but journal_mode is ", mode, "wal");
        // other encodings order texts in another way
        require("must be encoded in UTF-8, but its encoding is ", Sql.ask(connection, "PRAGMA encoding"), "utf-8");
        return dialect;
    }

    private static void require(String rule, String setting, String wanted) {
        if (!setting.equalsIgnoreCase(wanted)) {
            throw new IllegalArgumentException("Invalid database: 'SQLite' (" + rule + setting + ")");
        }
    }

    /** Hosts that start at once find the file locked by each other, and the busy timeout does not hold for this. */
    private String journalMode(Connection connection) throws SQLException {
        String mode = Sql.ask(connection, "PRAGMA journal_mode");
        for (int i = 1; !mode.equalsIgnoreCase("wal"); i++) {
            try {
                return Sql.ask(connection, "PRAGMA journal_mode = WAL");
            } catch (SQLException error) {
                if (i == ATTEMPTS || classify(error) != Failure.LOCK_TIMEOUT) {
                    throw error;
                }
                Pause.briefly();
            }
        }
        return mode;
    }

    @Override
    public String name() {
        return "sqlite";
    }

    @Override
    public List<String> warnings() {
        return networkStorage
                ? List.of("SQLite loses commits when several machines write to one file on a network file system")
                : List.of();
    }

    @Override
    public String position(String column) {
        return "instr(" + column + ", ?)";
    }

    @Override
    public Failure classify(SQLException error) {
        return Errors.classify(error, Sqlite::byCode);
    }

    private static Failure byCode(SQLException error) {
        String message = String.valueOf(error.getMessage());
        return switch (error.getErrorCode() & 0xFF) {
            case 5, 6 -> message.contains("SNAPSHOT") ? Failure.SERIALIZATION : Failure.LOCK_TIMEOUT;
            // the code is the same for every constraint
            case 19 -> message.contains("UNIQUE constraint failed") ? Failure.UNIQUE : Failure.OTHER;
            case 1 -> message.contains("no such table") ? Failure.UNDEFINED_TABLE : Failure.OTHER;
            // no access, file or database only read, refused by the host's authorizer
            case 3, 8, 23 -> Failure.FORBIDDEN;
            default -> Failure.OTHER;
        };
    }

    @Override
    public void prepare(Connection connection) throws SQLException {
        Dialect.super.prepare(connection);
        for (String setting : SETTINGS) {
            Sql.execute(connection, setting);
        }
    }

    @Override
    public Transaction begin(Connection connection, Access access) throws SQLException {
        Sql.execute(
                connection,
                switch (access) {
                    case WRITE -> "BEGIN IMMEDIATE";
                    case SNAPSHOT -> "BEGIN";
                });
        return new StatementTransaction(connection);
    }

    /** The driver begins a lent transaction as a reader; that it can still write is found out by the first statement. */
    @Override
    public void requireLent(Connection connection) throws SQLException {
        if (connection.getAutoCommit()) {
            throw new IllegalStateException("Cannot join the transaction: the connection is in autocommit mode");
        }
    }

    @Override
    public MigrationLock lock(DataSource database, String prefix, Duration patience) throws SQLException {
        Borrowed borrowed = borrow(database);
        return Attempt.orClose(borrowed, () -> {
            Connection connection = borrowed.connection();
            Sql.execute(connection, busyTimeout(patience));
            MigrationLock lock = new TransactionLock(borrowed, begin(connection, Access.WRITE));
            // the connection goes back to the host's pool
            Sql.execute(connection, busyTimeout(BUSY_TIMEOUT));
            return lock;
        });
    }

    private static String busyTimeout(Duration time) {
        return "PRAGMA busy_timeout = " + time.toMillis();
    }

    /** A transaction of which the driver knows nothing. */
    private static final class StatementTransaction implements Transaction {
        private final Connection connection;
        private boolean ended;

        StatementTransaction(Connection connection) {
            this.connection = connection;
        }

        @Override
        public void commit() throws SQLException {
            Sql.execute(connection, "COMMIT");
            ended = true;
        }

        @Override
        public void close() throws SQLException {
            if (!ended) {
                ended = true;
                rollBack();
            }
        }

        /** After some errors SQLite has rolled back by itself. */
        private void rollBack() throws SQLException {
            try {
                Sql.execute(connection, "ROLLBACK");
            } catch (SQLException error) {
                if (!String.valueOf(error.getMessage()).contains("no transaction is active")) {
                    throw error;
                }
            }
        }
    }
}
