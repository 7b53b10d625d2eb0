// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.sql;

import java.sql.SQLException;

/**
 * What is done on one connection. May be run more than once, each time on another transaction, so it must begin by
 * looking at what is there, and leave nothing behind outside of the database.
 *
 * @param <T> what it gives
 */
@FunctionalInterface
public interface Work<T> {
    /**
     * Does the work.
     *
     * @param session the connection
     * @return what was asked for
     * @throws SQLException as the driver throws it
     */
    T in(Session session) throws SQLException;
}
