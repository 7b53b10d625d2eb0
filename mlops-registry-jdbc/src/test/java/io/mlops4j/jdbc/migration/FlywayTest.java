// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops4j.common.ModelName;
import io.mlops4j.jdbc.JdbcBackend;
import io.mlops4j.jdbc.JdbcOptions;
import io.mlops4j.jdbc.database.H2Database;
import io.mlops4j.jdbc.database.JdbcUrl;
import io.mlops4j.jdbc.database.PostgresDatabase;
import io.mlops4j.jdbc.database.SqliteDatabase;
import io.mlops4j.jdbc.database.TestDatabase;
import io.mlops4j.jdbc.dialect.Dialect;
import io.mlops4j.spi.CommitResult;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A host applies the scripts of the jar by its own Flyway, as docs/jdbc.md says. */
@ParameterizedClass(name = "{0}")
@MethodSource("databases")
class FlywayTest {
    private static final ModelName MODEL = ModelName.of("churn");

    private final TestDatabase databases;

    FlywayTest(TestDatabase databases) {
        this.databases = databases;
    }

    /** Those that Flyway has in its core. */
    static Stream<TestDatabase> databases() {
        return Stream.of(PostgresDatabase.instance(), SqliteDatabase.instance(), H2Database.instance());
    }

    @ParameterizedTest
    @EnumSource(
            value = SchemaMode.class,
            names = {"NONE", "MIGRATE"})
    void appliesTheScriptsOfTheJar(SchemaMode mode) throws SQLException {
        JdbcUrl database = databases.fresh();
        JdbcUrl ours = databases.fresh();
        JdbcOptions options = JdbcOptions.artifactsInDatabase().withTablePrefix("team_");
        JdbcBackend.open(ours, options).close();

        Flyway.configure()
                .dataSource(database)
                .locations(
                        "classpath:io/mlops4j/jdbc/schema/" + dialect(database).name())
                .placeholders(Map.of("prefix", "team_"))
                .table("team_flyway")
                .load()
                .migrate();
        assertThat(picture(database)).isEqualTo(picture(ours));
        try (JdbcBackend backend = JdbcBackend.open(database, options.withSchema(mode))) {
            assertThat(backend.registry().commit(MODEL, 0, "{}")).isEqualTo(new CommitResult.Committed(1));
        }
    }

    /** Without what each tool has noted down for itself. */
    private static Set<String> picture(JdbcUrl database) throws SQLException {
        Set<String> lines = SchemaPicture.of(database, dialect(database), new TablePrefix("team_"));
        lines.removeIf(line -> line.toLowerCase(Locale.ROOT).startsWith("team_flyway")
                || line.startsWith(SchemaHistory.Step.class.getSimpleName()));
        return lines;
    }

    private static Dialect dialect(JdbcUrl database) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return Dialect.of(connection);
        }
    }
}
