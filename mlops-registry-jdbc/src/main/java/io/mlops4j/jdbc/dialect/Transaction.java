// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.dialect;

import java.sql.SQLException;

/**
 * A transaction that was begun on a borrowed connection. Not for several threads, like the connection itself.
 *
 * <p>Only these methods end it: a database may begin by a statement of its own, of which the driver knows nothing.
 */
public interface Transaction extends AutoCloseable {
    /**
     * Commits. If this throws {@link Failure#CONNECTION}, the outcome is unknown.
     *
     * @throws SQLException if the database refused or could not be reached
     */
    void commit() throws SQLException;

    /**
     * Rolls back, and puts the connection back into the state in which it was borrowed. After {@link #commit} only the
     * latter.
     *
     * @throws SQLException if the connection is of no use any more
     */
    @Override
    void close() throws SQLException;
}
