// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.mlops4j.common.ModelName;
import io.mlops4j.jdbc.database.JdbcUrl;
import io.mlops4j.jdbc.database.PostgresDatabase;
import io.mlops4j.jdbc.database.SqliteDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** What no waiting mends is not reported as a store that is unavailable. */
class HostMistakesTest {
    private static final JdbcOptions OPTIONS = JdbcOptions.artifactsInDatabase();
    private static final ModelName MODEL = ModelName.of("churn");

    @Test
    @DisplayName("a right that the user has not got is named")
    void missingRights() throws SQLException {
        JdbcUrl owner = PostgresDatabase.instance().fresh();
        JdbcBackend.open(owner, OPTIONS).close();
        String schema = owner.url().replaceAll(".*currentSchema=(\\w+).*", "$1");
        execute(owner, "CREATE ROLE reader_" + schema + " LOGIN PASSWORD 'x'");
        execute(owner, "GRANT USAGE ON SCHEMA " + schema + " TO reader_" + schema);
        execute(owner, "GRANT SELECT ON ALL TABLES IN SCHEMA " + schema + " TO reader_" + schema);
        JdbcUrl reader = new JdbcUrl(owner.url().replace("user=postgres", "user=reader_" + schema));
        try (JdbcBackend backend = JdbcBackend.open(reader, OPTIONS)) {
            assertThat(backend.registry().models()).isEmpty();
            assertThatIllegalStateException()
                    .isThrownBy(() -> backend.registry().commit(MODEL, 0, "{}"))
                    .withMessageContaining("permission denied for table mlops_model");
        }
        assertThatIllegalStateException()
                .isThrownBy(() -> JdbcBackend.open(reader, OPTIONS.withTablePrefix("other_")))
                .withMessageStartingWith("Cannot prepare the tables of the store: ")
                .withMessageContaining("permission denied for schema");
        JdbcUrl stranger = new JdbcUrl(owner.url().replace("user=postgres", "user=stranger"));
        assertThatIllegalStateException()
                .isThrownBy(() -> JdbcBackend.open(stranger, OPTIONS))
                .withMessageStartingWith("Cannot open the database: ")
                .withMessageContaining("stranger");
    }

    @Test
    @DisplayName("a database that is only read can be read from, and a write says what is the matter")
    void readOnlyFiles() {
        JdbcUrl url = SqliteDatabase.instance().fresh();
        JdbcBackend.open(url, OPTIONS).close();
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        SQLiteDataSource reading = new SQLiteDataSource(config);
        reading.setUrl(url.url());
        try (JdbcBackend backend = JdbcBackend.open(reading, OPTIONS)) {
            assertThat(backend.registry().models()).isEmpty();
            assertThatIllegalStateException()
                    .isThrownBy(() -> backend.registry().commit(MODEL, 0, "{}"))
                    .withMessageContaining("readonly");
        }
    }

    private static void execute(JdbcUrl url, String sql) throws SQLException {
        try (Connection connection = url.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
