// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.dialect;

import java.sql.Connection;
import java.sql.SQLException;

/** The migration lock where one transaction holds both the lock and the DDL. */
record TransactionLock(Connection connection, Transaction transaction) implements MigrationLock {
    @Override
    public void finish() throws SQLException {
        transaction.commit();
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            transaction.close();
        }
    }
}
