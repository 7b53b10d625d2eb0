// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.dialect;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/** The migration lock of H2: a row that one connection has locked while another one changes the schema. */
record H2RowLock(Borrowed holder, Borrowed changer, String oldTimeout) implements MigrationLock {
    private static final int ATTEMPTS = 100;

    static H2RowLock take(DataSource database, String table, Duration patience, H2 dialect) throws SQLException {
        Borrowed holder = dialect.borrow(database);
        return Attempt.orClose(holder, () -> {
            Connection connection = holder.connection();
            makeRow(connection, table, dialect);
            String oldTimeout = Sql.ask(connection, "SELECT LOCK_TIMEOUT()");
            return Attempt.orClose(() -> release(connection, oldTimeout), () -> {
                Sql.execute(connection, "SET LOCK_TIMEOUT " + patience.toMillis());
                connection.setAutoCommit(false);
                Sql.ask(connection, "SELECT id FROM " + table + " WHERE id = 1 FOR UPDATE");
                return new H2RowLock(holder, second(database, dialect), oldTimeout);
            });
        });
    }

    private static Borrowed second(DataSource database, H2 dialect) throws SQLException {
        try {
            return dialect.borrow(database);
        } catch (NoConnectionException e) {
            throw new SQLException("there is no second connection, which H2 needs while its tables are made", e);
        }
    }

    /** Hosts that start at once make the same row. */
    private static void makeRow(Connection connection, String table, H2 dialect) throws SQLException {
        for (int i = 1; ; i++) {
            try {
                Sql.execute(connection, "CREATE TABLE IF NOT EXISTS " + table + " (id INT PRIMARY KEY)");
                // to write a row that another host has locked would wait for that host
                if (Sql.ask(connection, "SELECT COUNT(*) FROM " + table).equals("0")) {
                    Sql.execute(connection, "INSERT INTO " + table + " VALUES (1)");
                }
                return;
            } catch (SQLException error) {
                Failure failure = dialect.classify(error);
                if (i == ATTEMPTS || !(failure.mayBeRetried() || failure == Failure.UNIQUE)) {
                    throw error;
                }
                Pause.briefly();
            }
        }
    }

    private static void release(Connection connection, String oldTimeout) throws SQLException {
        connection.rollback();
        connection.setAutoCommit(true);
        Sql.execute(connection, "SET LOCK_TIMEOUT " + oldTimeout);
    }

    @Override
    public Connection connection() {
        return changer.connection();
    }

    @Override
    public void finish() {}

    @Override
    public void close() throws SQLException {
        try (holder;
                changer) {
            release(holder.connection(), oldTimeout);
        }
    }
}
