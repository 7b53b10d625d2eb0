// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.migration;

import io.mlops4j.jdbc.database.JdbcUrl;
import io.mlops4j.jdbc.database.Tapped;
import io.mlops4j.jdbc.dialect.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/** A host that stands still when it comes to a statement of its migration, until it is killed. */
final class DyingHost {
    private static final AtomicInteger STATEMENTS = new AtomicInteger();

    private DyingHost() {}

    /** Migrates the database of a URL up to the statement of a number, 1 for the first. */
    public static void main(String... arguments) throws SQLException {
        DataSource database = new JdbcUrl(arguments[0]);
        int last = Integer.parseInt(arguments[1]);
        Dialect dialect;
        try (Connection connection = database.getConnection()) {
            dialect = Dialect.of(connection);
        }
        DataSource stopping = Tapped.over(database, (target, method, call) -> {
            if (method.getName().equals("execute") && STATEMENTS.incrementAndGet() == last) {
                System.out.println("at statement " + last);
                while (true) {
                    LockSupport.park();
                }
            }
            return call.run();
        });
        SchemaMigrations.of(dialect, TablePrefix.DEFAULT).run(stopping, SchemaMode.MIGRATE);
        System.out.println("done");
    }
}
