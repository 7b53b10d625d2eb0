// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.database;

import java.util.List;
import java.util.stream.Stream;

/** The databases that the tests run on: by default those whose binaries are small. */
public final class TestDatabases {
    private static final String DEFAULT = "io.mlops4j.jdbc.database.PostgresDatabase,"
            + "io.mlops4j.jdbc.database.SqliteDatabase,io.mlops4j.jdbc.database.H2Database";

    private TestDatabases() {}

    /** Gives those whose classes the system property {@code databases} lists, else the default ones. */
    public static List<TestDatabase> all() {
        return Stream.of(System.getProperty("databases", DEFAULT).split(","))
                .map(TestDatabases::instance)
                .toList();
    }

    /** Gives those of {@link #all} that are servers. */
    public static List<TestDatabase.Server> servers() {
        return all().stream()
                .filter(TestDatabase.Server.class::isInstance)
                .map(TestDatabase.Server.class::cast)
                .toList();
    }

    private static TestDatabase instance(String type) {
        try {
            return (TestDatabase) Class.forName(type).getMethod("instance").invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
