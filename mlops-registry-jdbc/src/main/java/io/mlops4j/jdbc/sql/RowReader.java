// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.sql;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Makes a value of the row that a result stands at.
 *
 * @param <T> the value
 */
@FunctionalInterface
public interface RowReader<T> {
    /**
     * Reads the row.
     *
     * @param row the result; not moved
     * @return its value
     * @throws SQLException as the driver throws it
     */
    T read(ResultSet row) throws SQLException;
}
