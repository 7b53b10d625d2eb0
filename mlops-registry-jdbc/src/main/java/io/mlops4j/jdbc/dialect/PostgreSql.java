// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.dialect;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/**
 * PostgreSQL. SQL states are those of its manual, appendix A.
 *
 * <p>DDL rolls back here, so a migration is one transaction, and its lock ends with it: that also holds behind a proxy
 * that hands out another server connection for each transaction, where locks of a session do not.
 */
final class PostgreSql implements Dialect {
    /** The only encoding that keeps every text. */
    private static final String ENCODING = "UTF8";

    /** First half of the key of the advisory lock, "mlop" in ASCII, so that other users of such locks are not met. */
    private static final int LOCK_SPACE = 0x6D6C6F70;

    static PostgreSql of(Connection connection) throws SQLException {
        String encoding = Sql.ask(connection, "SHOW server_encoding");
        if (!encoding.equals(ENCODING)) {
            throw new IllegalArgumentException("Invalid database: 'PostgreSQL' (must be one whose encoding is "
                    + ENCODING + ", but it is " + encoding + ")");
        }
        return new PostgreSql();
    }

    @Override
    public String name() {
        return "postgresql";
    }

    @Override
    public boolean changesManyTablesAtOnce() {
        return true;
    }

    @Override
    public Failure classify(SQLException error) {
        return Errors.classify(error, PostgreSql::byState);
    }

    private static Failure byState(SQLException error) {
        String state = Errors.state(error);
        return switch (state) {
            case "23505" -> Failure.UNIQUE;
            case "40001", "40P01" -> Failure.SERIALIZATION;
            case "55P03" -> Failure.LOCK_TIMEOUT;
            case "42P01" -> Failure.UNDEFINED_TABLE;
            case "42501" -> Failure.FORBIDDEN;
            // shut down, crashed, starting, database dropped, idle for too long (twice); a server that became a
            // replica;
            // too many connections
            case "57P01", "57P02", "57P03", "57P04", "57P05", "25P03", "25006", "53300" -> Failure.CONNECTION;
            default -> state.startsWith("08") ? Failure.CONNECTION : Failure.OTHER;
        };
    }

    @Override
    public Transaction begin(Connection connection, Access access) throws SQLException {
        return begun(
                connection,
                switch (access) {
                    case WRITE -> "SET TRANSACTION ISOLATION LEVEL READ COMMITTED";
                    case SNAPSHOT -> "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY";
                });
    }

    private static Transaction begun(Connection connection, String setting) throws SQLException {
        Transaction transaction = new DriverTransaction(connection);
        return Attempt.orClose(transaction, () -> {
            Sql.execute(connection, setting);
            return transaction;
        });
    }

    @Override
    public MigrationLock lock(DataSource database, String prefix, Duration patience) throws SQLException {
        Borrowed borrowed = borrow(database);
        Connection connection = borrowed.connection();
        MigrationLock lock =
                Attempt.orClose(borrowed, () -> new TransactionLock(borrowed, begin(connection, Access.WRITE)));
        return Attempt.orClose(lock, () -> {
            Sql.ask(connection, "SELECT set_config('lock_timeout', ?, true)", patience.toMillis() + "ms");
            Sql.ask(connection, "SELECT pg_advisory_xact_lock(?, hashtext(?))", LOCK_SPACE, prefix);
            Sql.ask(connection, "SELECT set_config('lock_timeout', '0', true)");
            return lock;
        });
    }
}
