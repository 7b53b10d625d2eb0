// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.migration;

import io.mlops4j.jdbc.dialect.Dialect;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;

/** Everything that a schema holds, as lines of text to be compared: tables, views, columns, keys, indexes, history. */
final class SchemaPicture {
    private SchemaPicture() {}

    static Set<String> of(DataSource database, Dialect dialect, TablePrefix prefix) throws SQLException {
        Set<String> lines = new TreeSet<>();
        try (Connection connection = database.getConnection()) {
            DatabaseMetaData data = connection.getMetaData();
            for (String table : tables(connection, prefix)) {
                lines.addAll(rows(
                        table + " column",
                        data.getColumns(connection.getCatalog(), connection.getSchema(), table, null),
                        "COLUMN_NAME",
                        "TYPE_NAME",
                        "COLUMN_SIZE",
                        "IS_NULLABLE"));
                lines.addAll(rows(
                        table + " index",
                        data.getIndexInfo(connection.getCatalog(), connection.getSchema(), table, false, true),
                        "NON_UNIQUE",
                        "ORDINAL_POSITION",
                        "COLUMN_NAME"));
            }
            SchemaHistory.read(connection, dialect, prefix).steps().forEach(step -> lines.add(step.toString()));
        }
        return lines;
    }

    private static List<String> tables(Connection connection, TablePrefix prefix) throws SQLException {
        List<String> tables = new ArrayList<>();
        String schema = connection.getSchema();
        try (ResultSet rows = connection
                .getMetaData()
                .getTables(connection.getCatalog(), schema, null, new String[] {"TABLE", "BASE TABLE", "VIEW"})) {
            while (rows.next()) {
                String name = rows.getString("TABLE_NAME");
                if (name.toLowerCase(Locale.ROOT).startsWith(prefix.value())) {
                    tables.add(name);
                }
            }
        }
        return tables;
    }

    private static List<String> rows(String kind, ResultSet rows, String... columns) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (rows) {
            while (rows.next()) {
                StringBuilder line = new StringBuilder(kind);
                for (String column : columns) {
                    line.append(' ').append(rows.getString(column));
                }
                lines.add(line.toString());
            }
        }
        return lines;
    }
}
