// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

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
    public DataSource fresh() {
        try {
            JdbcDataSource file = new JdbcDataSource();
            file.setUrl(
                    "jdbc:h2:file:" + Files.createTempDirectory("mlops-h2").resolve("store") + ";DB_CLOSE_DELAY=10");
            file.setUser("sa");
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
