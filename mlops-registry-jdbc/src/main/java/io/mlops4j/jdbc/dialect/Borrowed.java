// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.dialect;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/**
 * A connection of the host, for one unit of work, which goes back in the mode in which it came: not every pool sees to that
 * by itself. For one thread.
 *
 * @param connection the connection, {@linkplain Dialect#prepare prepared}
 * @param autoCommit whether the host hands out connections in autocommit mode
 */
public record Borrowed(Connection connection, boolean autoCommit) implements AutoCloseable {
    static Borrowed from(DataSource source, Dialect dialect) throws SQLException {
        Connection connection = given(source);
        return Attempt.orClose(connection, () -> {
            boolean autoCommit = connection.getAutoCommit();
            dialect.prepare(connection);
            return new Borrowed(connection, autoCommit);
        });
    }

    private static Connection given(DataSource source) throws SQLException {
        long asked = System.nanoTime();
        try {
            return source.getConnection();
        } catch (SQLException refusal) {
            throw new NoConnectionException(refusal, Duration.ofNanos(System.nanoTime() - asked));
        }
    }

    /**
     * Gives the connection back.
     *
     * @throws SQLException if the connection is of no use any more
     */
    @Override
    public void close() throws SQLException {
        try (connection) {
            if (!autoCommit) {
                connection.setAutoCommit(false);
            }
        }
    }
}
