// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.migration;

import io.mlops4j.error.CorruptRecordException;
import io.mlops4j.error.UnsupportedFormatException;
import io.mlops4j.jdbc.dialect.Dialect;
import io.mlops4j.jdbc.dialect.Failure;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Which scripts were applied to a schema, as its table {@code schema_version} tells.
 *
 * @param steps in order of their versions
 */
record SchemaHistory(List<Step> steps) {
    /** A script that was applied. */
    record Step(int version, String name, String checksum) {}

    /** Reads the history; a schema that has no such table has no history. */
    static SchemaHistory read(Connection connection, Dialect dialect, TablePrefix prefix) throws SQLException {
        List<Step> steps = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT version, name, checksum FROM " + prefix + "schema_version ORDER BY version")) {
            while (rows.next()) {
                steps.add(new Step(rows.getInt(1), rows.getString(2), rows.getString(3)));
            }
        } catch (SQLException error) {
            if (dialect.classify(error) != Failure.UNDEFINED_TABLE) {
                throw error;
            }
        }
        return new SchemaHistory(steps);
    }

    /**
     * Compares with the scripts that this library has.
     *
     * @return those that are still to be applied
     */
    List<SchemaScript> missing(List<SchemaScript> scripts) {
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            if (i >= scripts.size()) {
                throw new UnsupportedFormatException("Cannot open the store: its schema has step '" + step.name()
                        + "', which a newer version of this library applied");
            }
            SchemaScript script = scripts.get(i);
            if (!step.equals(new Step(script.version(), script.name(), script.checksum()))) {
                throw new CorruptRecordException("Cannot open the store: step " + step.version()
                        + " of its schema is '" + step.name() + "' with checksum " + step.checksum() + ", not '"
                        + script.name() + "' with checksum " + script.checksum());
            }
        }
        return scripts.subList(steps.size(), scripts.size());
    }
}
