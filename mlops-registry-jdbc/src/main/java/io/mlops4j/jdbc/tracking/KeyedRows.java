// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.tracking;

import io.mlops4j.common.RunId;
import io.mlops4j.jdbc.sql.Session;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table that has one for each key of a run. What is there is written over and never deleted, so that the user
 * of the host needs no right to delete.
 *
 * @param table the table
 * @param key the column that holds the key beside {@code run_id}
 * @param columns all others
 */
record KeyedRows(String table, String key, List<String> columns) {
    /** More keys than this are not looked up one by one. */
    private static final int MOST_KEYS = 128;

    KeyedRows {
        columns = List.copyOf(columns);
    }

    /** Writes the rows of a run that has none yet in this table. */
    void addFirst(Session session, RunId run, SortedMap<String, @Nullable Object[]> rows) throws SQLException {
        add(session, run, rows, Set.of());
    }

    /** Writes rows; who does so has changed the run's row before, so nobody else adds any meanwhile. */
    void put(Session session, RunId run, SortedMap<String, @Nullable Object[]> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        Set<String> known = known(session, run, List.copyOf(rows.keySet()));
        add(session, run, rows, known);
        List<@Nullable Object[]> over = new ArrayList<>();
        rows.forEach((value, rest) -> {
            if (known.contains(value)) {
                over.add(concat(rest, run.value(), value));
            }
        });
        session.each(
                "UPDATE {" + table + "} SET " + String.join(" = ?, ", columns) + " = ? WHERE run_id = ? AND " + key
                        + " = ?",
                over);
    }

    private void add(Session session, RunId run, SortedMap<String, @Nullable Object[]> rows, Set<String> known)
            throws SQLException {
        List<@Nullable Object[]> fresh = new ArrayList<>();
        rows.forEach((value, rest) -> {
            if (!known.contains(value)) {
                fresh.add(concat(rest, run.value(), value));
            }
        });
        session.insert("{" + table + "} (" + String.join(", ", columns) + ", run_id, " + key + ")", fresh);
    }

    private Set<String> known(Session session, RunId run, List<String> keys) throws SQLException {
        SqlText query = new SqlText().add("SELECT " + key + " FROM {" + table + "} WHERE run_id = ?", run.value());
        if (keys.size() <= MOST_KEYS) {
            query.add(" AND " + key + " IN (").list(keys).add(")");
        }
        query.add(session.dialect().currentRead());
        return new HashSet<>(session.list(query.sql(), row -> row.getString(1), query.values()));
    }

    private static @Nullable Object[] concat(@Nullable Object[] rest, String run, String value) {
        return Stream.concat(Stream.of(rest), Stream.of(run, value)).toArray();
    }
}
