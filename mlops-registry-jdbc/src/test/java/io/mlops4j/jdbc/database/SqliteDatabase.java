// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/** SQLite as a host hands it out who sets nothing. Each fresh one is a file in the system's temporary files. */
public final class SqliteDatabase implements TestDatabase {
    private static final SqliteDatabase INSTANCE = new SqliteDatabase();

    private SqliteDatabase() {}

    /** Gives the database. */
    public static SqliteDatabase instance() {
        return INSTANCE;
    }

    @Override
    public String toString() {
        return "SQLite";
    }

    @Override
    public JdbcUrl fresh() {
        try {
            return new JdbcUrl(
                    "jdbc:sqlite:" + Files.createTempDirectory("mlops-sqlite").resolve("store.db"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
