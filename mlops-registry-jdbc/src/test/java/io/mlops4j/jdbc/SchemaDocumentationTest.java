// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops4j.jdbc.database.PostgresDatabase;
import io.mlops4j.jdbc.database.SqliteDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the pages for people who ask in SQL say of the tables is what the scripts make. */
class SchemaDocumentationTest {
    private static final Path PAGES = Path.of("..", "docs");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z_]+)` \\| (.*?) \\|.*$");
    private static final Pattern COLUMN = Pattern.compile("`([a-z_]+)`");
    private static final Pattern QUERY = Pattern.compile("(?s)(SELECT .*?);");
    private static final Pattern BITS = Pattern.compile("-?[0-9]{16,}");
    private static final Pattern EXAMPLE = Pattern.compile("(?s)```sql\n(.*?)```");

    @Test
    @DisplayName("every table, view and column is named")
    void everyColumnIsNamed() throws IOException, SQLException {
        String page = Files.readString(PAGES.resolve("jdbc-schema.md"));
        String tables = page.substring(page.indexOf("## Tables"), page.indexOf("## Arbiters"));
        Map<String, Set<String>> named = new TreeMap<>();
        ROW.matcher(tables)
                .results()
                .forEach(row -> named.put("mlops_" + row.group(1), new TreeSet<>(all(COLUMN, row.group(2)))));
        try (JdbcStore store = JdbcStore.on(SqliteDatabase.instance(), JdbcOptions.artifactsInDatabase())) {
            store.open().close();
            assertThat(named).isEqualTo(columns(store));
        }
    }

    @Test
    @DisplayName("the bits of what is not finite are told")
    void bitsAreTold() throws IOException {
        assertThat(BITS.matcher(Files.readString(PAGES.resolve("jdbc-schema.md")))
                        .results()
                        .map(bits -> Double.longBitsToDouble(Long.parseLong(bits.group()))))
                .containsExactlyElementsOf(SqlForPeopleTest.NOT_FINITE);
    }

    @Test
    @DisplayName("every query on the pages can be asked, on PostgreSQL")
    void everyQueryCanBeAsked() throws IOException, SQLException {
        try (JdbcStore store = JdbcStore.on(PostgresDatabase.instance(), JdbcOptions.artifactsInDatabase())) {
            store.open().close();
            List<String> examples = all(EXAMPLE, Files.readString(PAGES.resolve("jdbc.md")));
            assertThat(examples).isNotEmpty();
            for (String example : examples) {
                // the driver runs the first statement of several only
                for (String query : all(QUERY, example)) {
                    store.execute(query);
                }
            }
        }
    }

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(result -> result.group(1)).toList();
    }

    private static Map<String, Set<String>> columns(JdbcStore store) throws SQLException {
        Map<String, Set<String>> columns = new TreeMap<>();
        try (Connection connection = store.pool().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT t.name, c.name FROM sqlite_master t,"
                        + " pragma_table_info(t.name) c WHERE t.name LIKE 'mlops%' AND t.type IN ('table', 'view')")) {
            while (rows.next()) {
                columns.computeIfAbsent(rows.getString(1), name -> new TreeSet<>())
                        .add(rows.getString(2));
            }
        }
        return columns;
    }
}
