// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import io.mlops4j.jdbc.database.Pool;
import io.mlops4j.jdbc.database.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** An empty store of its own on a test database, with a pool as hosts have it; to be closed. */
final class JdbcStore implements AutoCloseable {
    private final HikariDataSource pool;
    private final JdbcOptions options;

    private JdbcStore(HikariDataSource pool, JdbcOptions options) {
        this.pool = pool;
        this.options = options;
    }

    /** Keeps contents of up to 64 KiB in the database and others in the folder, so that tests of sizes see both. */
    static JdbcStore on(TestDatabase database, Path folder) {
        return on(database, JdbcOptions.artifactsIn(folder).withArtifactsInDatabaseUpTo(65_536));
    }

    static JdbcStore on(TestDatabase database, JdbcOptions options) {
        return new JdbcStore(Pool.over(database.fresh()), options);
    }

    JdbcBackend open() {
        return JdbcBackend.open(pool, options);
    }

    /** Runs a statement behind the library's back. */
    void execute(String sql) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    HikariDataSource pool() {
        return pool;
    }

    @Override
    public void close() {
        pool.close();
    }
}
