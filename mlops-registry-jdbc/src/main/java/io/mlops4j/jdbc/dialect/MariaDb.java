// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.dialect;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/**
 * MariaDB. Codes are those of MariaDB's manual, "MariaDB error codes".
 *
 * @param readsUncommitted whether the host's connections read what others have not committed
 */
record MariaDb(boolean readsUncommitted) implements Dialect {
    static MariaDb of(Connection connection) throws SQLException {
        return new MariaDb(connection.getTransactionIsolation() == Connection.TRANSACTION_READ_UNCOMMITTED);
    }

    @Override
    public String name() {
        return "mariadb";
    }

    @Override
    public String currentRead() {
        return " FOR UPDATE";
    }

    /**
     * By default only the first 1,024 bytes are compared, where the longest text has 32,000; and the planner tries every
     * order in which to look at the conditions, which takes seconds from a dozen on.
     */
    @Override
    public String beforeSearch() {
        return "SET STATEMENT max_sort_length = 32768, optimizer_search_depth = 5 FOR ";
    }

    @Override
    public Failure classify(SQLException error) {
        return Errors.classify(error, MariaDb::byCode);
    }

    private static Failure byCode(SQLException error) {
        return switch (error.getErrorCode()) {
            case 1062, 1586 -> Failure.UNIQUE;
            // 1020: the row was changed after the snapshot, where innodb_snapshot_isolation is on
            case 1213, 1020 -> Failure.SERIALIZATION;
            case 1205 -> Failure.LOCK_TIMEOUT;
            case 1146 -> Failure.UNDEFINED_TABLE;
            // no right to the schema, to the table, to the column, to something of the server
            case 1044, 1142, 1143, 1227 -> Failure.FORBIDDEN;
            // shut down, connection killed, read-only server, too many connections
            case 1053, 1927, 1290, 1836, 1040 -> Failure.CONNECTION;
            default -> Errors.state(error).startsWith("08") ? Failure.CONNECTION : Failure.OTHER;
        };
    }

    @Override
    public void prepare(Connection connection) throws SQLException {
        Dialect.super.prepare(connection);
        if (readsUncommitted) {
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        }
    }

    @Override
    public Transaction begin(Connection connection, Access access) throws SQLException {
        // holds for the next transaction only
        Sql.execute(
                connection,
                switch (access) {
                    case WRITE -> "SET TRANSACTION ISOLATION LEVEL READ COMMITTED";
                    case SNAPSHOT -> "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ";
                });
        return new DriverTransaction(connection);
    }

    /** DDL commits implicitly, so the lock is one of the session, which the server gives up with the connection. */
    @Override
    public MigrationLock lock(DataSource database, String prefix, Duration patience) throws SQLException {
        Borrowed borrowed = borrow(database);
        return Attempt.orClose(borrowed, () -> {
            Connection connection = borrowed.connection();
            String name = lockName(connection.getCatalog(), prefix);
            String given = Sql.ask(connection, "SELECT GET_LOCK(?, ?)", name, patience.toSeconds());
            if (!given.equals("1")) {
                throw new SQLException("another host is changing the schema", "HY000", 1205);
            }
            return new NamedLock(borrowed, name);
        });
    }

    /** Named locks are of the whole server. */
    private static String lockName(String schema, String prefix) {
        return "mlops4j " + Integer.toHexString(schema.hashCode()) + " " + prefix;
    }

    private record NamedLock(Borrowed borrowed, String name) implements MigrationLock {
        @Override
        public Connection connection() {
            return borrowed.connection();
        }

        @Override
        public void finish() {}

        @Override
        public void close() throws SQLException {
            try (borrowed) {
                Sql.ask(borrowed.connection(), "SELECT RELEASE_LOCK(?)", name);
            }
        }
    }
}
