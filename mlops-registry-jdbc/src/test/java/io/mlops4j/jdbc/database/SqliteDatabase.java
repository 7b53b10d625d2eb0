// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.database;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** SQLite as a host hands it out who sets nothing. Each fresh one is a file. */
public final class SqliteDatabase implements TestDatabase {
    private static final SqliteDatabase INSTANCE = new SqliteDatabase();

    private final Path folder = Folders.create("sqlite");
    private final AtomicInteger files = new AtomicInteger();

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
        return new JdbcUrl("jdbc:sqlite:" + folder.resolve("store" + files.incrementAndGet() + ".db"));
    }
}
