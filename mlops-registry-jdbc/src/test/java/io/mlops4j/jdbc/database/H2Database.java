// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** H2. Each fresh one is a file in a folder that is left to the system's temporary files. */
public final class H2Database implements TestDatabase {
    private static final H2Database INSTANCE = new H2Database();

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
        try {
            Path folder = Files.createTempDirectory("mlops-h2");
            return new JdbcUrl("jdbc:h2:file:" + folder.resolve("store") + ";USER=sa;DB_CLOSE_DELAY=10");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets go of the file, so that another process may open it. */
    public static void release(JdbcUrl database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SHUTDOWN");
        }
    }
}
