// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.dialect;

import java.sql.Connection;
import java.sql.SQLException;

/** The migration lock where one transaction holds both the lock and the DDL. */
record TransactionLock(Borrowed borrowed, Transaction transaction) implements MigrationLock {
    @Override
    public Connection connection() {
        return borrowed.connection();
    }

    @Override
    public void finish() throws SQLException {
        transaction.commit();
    }

    @Override
    public void close() throws SQLException {
        try (borrowed) {
            transaction.close();
        }
    }
}
