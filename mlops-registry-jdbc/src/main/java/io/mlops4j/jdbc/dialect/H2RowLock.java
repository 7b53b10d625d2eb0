// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.dialect;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/** The migration lock of H2: a row that one connection has locked while another one changes the schema. */
record H2RowLock(Connection holder, Connection connection, String oldTimeout) implements MigrationLock {
    private static final int ATTEMPTS = 100;

    static H2RowLock take(DataSource database, String table, Duration patience, H2 dialect) throws SQLException {
        Connection holder = database.getConnection();
        try {
            dialect.prepare(holder);
            makeRow(holder, table, dialect);
            String oldTimeout = Sql.ask(holder, "SELECT LOCK_TIMEOUT()");
            Sql.execute(holder, "SET LOCK_TIMEOUT " + patience.toMillis());
            holder.setAutoCommit(false);
            Sql.ask(holder, "SELECT id FROM " + table + " WHERE id = 1 FOR UPDATE");
            Connection connection = database.getConnection();
            dialect.prepare(connection);
            return new H2RowLock(holder, connection, oldTimeout);
        } catch (SQLException error) {
            holder.close();
            throw error;
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

    @Override
    public void finish() {}

    @Override
    public void close() throws SQLException {
        try (holder;
                connection) {
            holder.rollback();
            holder.setAutoCommit(true);
            Sql.execute(holder, "SET LOCK_TIMEOUT " + oldTimeout);
        }
    }
}
