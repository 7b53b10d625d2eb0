// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.dialect;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

/**
 * H2. Codes are those of its class {@code ErrorCode}.
 *
 * <p>By its own settings H2 acknowledges a commit before it is written, and never waits for the disk. A database in a file
 * is therefore told to write at once, and to synchronise after each commit; only an administrator may do so.
 *
 * @param durability what the database does for an acknowledged commit
 * @param readsUncommitted whether the host's connections read what others have not committed
 */
record H2(Durability durability, boolean readsUncommitted) implements Dialect {
    enum Durability {
        IN_MEMORY,
        SYNCHRONISED,
        DELAYED
    }

    /** Settings by which some texts are taken for others; Oracle's way takes the empty one for none. */
    private static final String CONFUSING = """
            SELECT LISTAGG(SETTING_NAME || ' ' || SETTING_VALUE, ', ') FROM INFORMATION_SCHEMA.SETTINGS
            WHERE SETTING_NAME = 'IGNORECASE' AND SETTING_VALUE NOT IN ('0', 'FALSE')
               OR SETTING_NAME = 'COLLATION' AND SETTING_VALUE <> 'OFF'
               OR SETTING_NAME = 'MODE' AND UPPER(SETTING_VALUE) = 'ORACLE'
            """;

    static H2 of(Connection connection) throws SQLException {
        String confusing = Sql.ask(connection, CONFUSING);
        if (!confusing.equals("null")) {
            throw new IllegalArgumentException(
                    "Invalid database: 'H2' (must tell any two texts apart, but is set to " + confusing + ")");
        }
        boolean dirty = connection.getTransactionIsolation() == Connection.TRANSACTION_READ_UNCOMMITTED;
        return new H2(durability(connection), dirty);
    }

    private static Durability durability(Connection connection) throws SQLException {
        if (Sql.ask(connection, "SELECT DATABASE_PATH()").equals("null")) {
            return Durability.IN_MEMORY;
        }
        try {
            Sql.execute(connection, "SET WRITE_DELAY 0");
            Sql.execute(connection, "CHECKPOINT SYNC");
            return Durability.SYNCHRONISED;
        } catch (SQLException error) {
            if (error.getErrorCode() == 90040) {
                return Durability.DELAYED;
            }
            throw error;
        }
    }

    @Override
    public String name() {
        return "h2";
    }

    @Override
    public List<String> warnings() {
        return switch (durability) {
            case IN_MEMORY -> List.of("H2 in memory keeps nothing after its last connection is closed");
            case SYNCHRONISED -> List.of("H2 is for development and tests, not for production");
            case DELAYED ->
                List.of("H2 can lose acknowledged commits when the machine or the process stops:"
                        + " open it as an administrator, so that each commit can be synchronised");
        };
    }

    @Override
    public boolean ordersByCodePoints() {
        return false;
    }

    @Override
    public String currentRead() {
        return " FOR UPDATE";
    }

    @Override
    public Failure classify(SQLException error) {
        return Errors.classify(error, H2::byCode);
    }

    private static Failure byCode(SQLException error) {
        return switch (error.getErrorCode()) {
            case 23505 -> Failure.UNIQUE;
            // deadlock; concurrent update; the row to delete is gone
            case 40001, 90131, 90112 -> Failure.SERIALIZATION;
            case 50200 -> Failure.LOCK_TIMEOUT;
            case 42102, 42103, 42104 -> Failure.UNDEFINED_TABLE;
            // not an administrator, no right to the object, database only read
            case 90040, 90096, 90097 -> Failure.FORBIDDEN;
            // connection broken, database closed (three times), connection closed, locked by another process
            case 90067, 90098, 90121, 90135, 90007, 90020 -> Failure.CONNECTION;
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
        int borrowed = connection.getTransactionIsolation();
        connection.setTransactionIsolation(
                switch (access) {
                    case WRITE -> Connection.TRANSACTION_READ_COMMITTED;
                    case SNAPSHOT -> Connection.TRANSACTION_SERIALIZABLE;
                });
        return new H2Transaction(connection, borrowed, access == Access.WRITE && durability == Durability.SYNCHRONISED);
    }

    /**
     * DDL commits implicitly and would give up a lock of its own transaction, so the row that is the lock is held on a
     * connection of its own: a migration needs two.
     */
    @Override
    public MigrationLock lock(DataSource database, String prefix, Duration patience) throws SQLException {
        return H2RowLock.take(database, prefix + "migration_lock", patience, this);
    }

    /** Puts the isolation level back, and synchronises. */
    private static final class H2Transaction extends DriverTransaction {
        private final Connection connection;
        private final int borrowed;
        private final boolean synchronised;

        H2Transaction(Connection connection, int borrowed, boolean synchronised) throws SQLException {
            super(connection);
            this.connection = connection;
            this.borrowed = borrowed;
            this.synchronised = synchronised;
        }

        @Override
        public void commit() throws SQLException {
            super.commit();
            if (synchronised) {
                Sql.execute(connection, "CHECKPOINT SYNC");
            }
        }

        @Override
        public void close() throws SQLException {
            super.close();
            connection.setTransactionIsolation(borrowed);
        }
    }
}
