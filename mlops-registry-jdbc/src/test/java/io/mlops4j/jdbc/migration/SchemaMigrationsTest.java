// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.mlops4j.error.CorruptRecordException;
import io.mlops4j.error.UnsupportedFormatException;
import io.mlops4j.jdbc.database.EveryDatabase;
import io.mlops4j.jdbc.database.TestDatabase;
import io.mlops4j.jdbc.dialect.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@EveryDatabase
class SchemaMigrationsTest {
    private final TestDatabase databases;
    private final DataSource database;
    private final Dialect dialect;
    private final SchemaMigrations migrations;

    SchemaMigrationsTest(TestDatabase databases) throws SQLException {
        this.databases = databases;
        database = databases.fresh();
        try (Connection connection = database.getConnection()) {
            dialect = Dialect.of(connection);
        }
        migrations = SchemaMigrations.of(dialect, TablePrefix.DEFAULT);
    }

    @Test
    void migratesOnceAndThenFindsNothingToDo() throws SQLException {
        migrations.run(database, SchemaMode.MIGRATE);
        Set<String> first = picture();
        migrations.run(database, SchemaMode.MIGRATE);

        assertThat(picture()).isEqualTo(first);
        assertThat(history()).hasSameSizeAs(scripts());
    }

    @Test
    void validatesWhatWasMigrated() throws SQLException {
        assertThatIllegalStateException()
                .isThrownBy(() -> migrations.run(database, SchemaMode.VALIDATE))
                .withMessageContainingAll("V1__schema_version", "'mlops_'", "PrintSchema", "MIGRATE");
        assertThat(picture()).isEmpty();

        migrations.run(database, SchemaMode.MIGRATE);
        migrations.run(database, SchemaMode.VALIDATE);
    }

    @Test
    void leavesAloneWhatTheHostLooksAfter() throws SQLException {
        migrations.run(database, SchemaMode.NONE);
        assertThat(picture()).isEmpty();
    }

    @Test
    void continuesFromThePreviousVersion() throws SQLException {
        Set<String> whole = reference();
        List<SchemaScript> all = scripts();
        for (int known = 1; known < all.size(); known++) {
            DataSource other = databases.fresh();
            new SchemaMigrations(dialect, TablePrefix.DEFAULT, all.subList(0, known)).run(other, SchemaMode.MIGRATE);
            migrations.run(other, SchemaMode.MIGRATE);
            assertThat(picture(other)).isEqualTo(whole);
        }
    }

    /** A host that died left any number of statements done, of which the history does not tell. */
    @Test
    void everyStatementCanBeRunAgain() throws SQLException {
        execute(database, allStatements());
        migrations.run(database, SchemaMode.MIGRATE);
        assertThat(picture()).isEqualTo(reference());
    }

    @Tag("rigs")
    @Test
    void continuesAfterAnyStatement() throws SQLException {
        Set<String> whole = reference();
        List<String> statements = allStatements();
        for (int done = 1; done <= statements.size(); done++) {
            DataSource other = databases.fresh();
            execute(other, statements.subList(0, done));
            migrations.run(other, SchemaMode.MIGRATE);
            assertThat(picture(other)).isEqualTo(whole);
        }
    }

    @Test
    void printedScriptsDoTheSame() throws SQLException {
        execute(database, statementsOf(PrintSchema.text(dialect.name())));

        migrations.run(database, SchemaMode.VALIDATE);
        assertThat(picture()).isEqualTo(reference());
    }

    @Test
    void refusesANewerSchema() throws SQLException {
        migrations.run(database, SchemaMode.MIGRATE);
        List<SchemaScript> all = scripts();
        SchemaMigrations older = new SchemaMigrations(dialect, TablePrefix.DEFAULT, all.subList(0, all.size() - 1));
        for (SchemaMode mode : List.of(SchemaMode.MIGRATE, SchemaMode.VALIDATE)) {
            assertThatExceptionOfType(UnsupportedFormatException.class)
                    .isThrownBy(() -> older.run(database, mode))
                    .withMessageContaining(all.get(all.size() - 1).name());
        }
    }

    @Test
    void refusesAnAlteredScript() throws SQLException {
        migrations.run(database, SchemaMode.MIGRATE);
        execute(database, List.of("UPDATE mlops_schema_version SET checksum = 'other' WHERE version = 2"));
        for (SchemaMode mode : List.of(SchemaMode.MIGRATE, SchemaMode.VALIDATE)) {
            assertThatExceptionOfType(CorruptRecordException.class)
                    .isThrownBy(() -> migrations.run(database, mode))
                    .withMessageContaining("V2__");
        }
    }

    @Test
    void storesWithDifferentPrefixesShareASchema() throws SQLException {
        TablePrefix other = new TablePrefix("other_");
        migrations.run(database, SchemaMode.MIGRATE);
        Set<String> first = picture();
        SchemaMigrations.of(dialect, other).run(database, SchemaMode.MIGRATE);

        assertThat(picture()).isEqualTo(first);
        assertThat(SchemaPicture.of(database, dialect, other)).hasSameSizeAs(first);
    }

    private List<SchemaScript> scripts() {
        return SchemaScripts.of(dialect.name(), TablePrefix.DEFAULT);
    }

    private List<String> allStatements() {
        return scripts().stream()
                .flatMap(script -> script.statements().stream())
                .toList();
    }

    private Set<String> reference() throws SQLException {
        DataSource other = databases.fresh();
        migrations.run(other, SchemaMode.MIGRATE);
        return picture(other);
    }

    private Set<String> picture() throws SQLException {
        return picture(database);
    }

    private Set<String> picture(DataSource other) throws SQLException {
        return SchemaPicture.of(other, dialect, TablePrefix.DEFAULT);
    }

    private List<SchemaHistory.Step> history() throws SQLException {
        try (Connection connection = database.getConnection()) {
            return SchemaHistory.read(connection, dialect, TablePrefix.DEFAULT).steps();
        }
    }

    private static List<String> statementsOf(String printed) {
        List<String> statements = new ArrayList<>();
        Collections.addAll(statements, printed.replaceAll("(?m)^--.*$", "").split(";\\n"));
        statements.removeIf(String::isBlank);
        return statements;
    }

    private static void execute(DataSource database, List<String> statements) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
