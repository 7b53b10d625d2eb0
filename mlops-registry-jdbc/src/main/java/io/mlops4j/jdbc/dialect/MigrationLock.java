// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.dialect;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * The right to change the schema, held by one host at a time and lost with the host's connections.
 *
 * <p>Where the database can roll back its DDL, the lock is a transaction: {@link #finish} commits everything, {@link
 * #close} without it leaves nothing behind. Elsewhere each statement stays once it was run.
 */
public interface MigrationLock extends AutoCloseable {
    /**
     * Gives the connection on which to change the schema.
     *
     * @return the connection, to be closed by this lock only
     */
    Connection connection();

    /**
     * Makes what was done stay.
     *
     * @throws SQLException if the database refused or could not be reached
     */
    void finish() throws SQLException;

    /**
     * Gives up the lock.
     *
     * @throws SQLException if the connection is of no use any more
     */
    @Override
    void close() throws SQLException;
}
