// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.dialect;

import java.sql.Connection;
import java.sql.SQLException;

/** A transaction as JDBC has it: the driver begins it with the first statement after autocommit is off. */
class DriverTransaction implements Transaction {
    private final Connection connection;
    private boolean ended;

    DriverTransaction(Connection connection) throws SQLException {
        this.connection = connection;
        connection.setAutoCommit(false);
    }

    @Override
    public void commit() throws SQLException {
        connection.commit();
        ended = true;
    }

    @Override
    public void close() throws SQLException {
        if (!ended) {
            ended = true;
            connection.rollback();
        }
        connection.setAutoCommit(true);
    }
}
