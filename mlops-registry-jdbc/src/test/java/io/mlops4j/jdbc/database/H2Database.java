// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** H2. Each fresh one is a file. */
public final class H2Database implements TestDatabase {
    private static final H2Database INSTANCE = new H2Database();

    private final Path folder = Folders.create("h2");
    private final AtomicInteger files = new AtomicInteger();

    private H2Database() {}

    /** Gives the database. */
    public static H2Database instance() {
        return INSTANCE;
    }

    @Override
    public String toString() {
        return "H2";
    }

    @Override
    public JdbcUrl fresh() {
        return new JdbcUrl(
                "jdbc:h2:file:" + folder.resolve("store" + files.incrementAndGet()) + ";USER=sa;DB_CLOSE_DELAY=10");
    }

    /** Lets go of the file, so that another process may open it. */
    public static void release(JdbcUrl database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SHUTDOWN");
        }
    }
}
