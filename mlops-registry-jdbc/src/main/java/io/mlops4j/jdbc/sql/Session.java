// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.sql;

import io.mlops4j.error.CorruptRecordException;
import io.mlops4j.jdbc.dialect.Dialect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One connection, in the hands of one thread, for one unit of work. Table names are written as <code>{run}</code> in
 * statements and get the host's prefix here; every value is bound. Values may be texts, whole numbers, doubles, bytes,
 * null, and {@link SqlArray} where the database has arrays.
 */
public final class Session {
    /** Rows per statement of many, each prepared once and then used again. Above 128 databases gain no more. */
    private static final int[] CHUNKS = {128, 16, 1};

    private final Connection connection;
    private final Dialect dialect;
    private final String prefix;
    private final boolean unanswered;

    private Session(Connection connection, Dialect dialect, String prefix, boolean unanswered) {
        this.connection = connection;
        this.dialect = dialect;
        this.prefix = prefix;
        this.unanswered = unanswered;
    }

    static Session on(Connection connection, Dialect dialect, String prefix) {
        return new Session(connection, dialect, prefix, false);
    }

    /** The same for a work that was run before, and whose commit got no answer. */
    Session afterLostAnswer() {
        return new Session(connection, dialect, prefix, true);
    }

    /**
     * Tells whether this work was run before and may have been committed then, so that it must look for what it did.
     *
     * @return whether an earlier commit of the same work got no answer
     */
    public boolean mayHaveHappened() {
        return unanswered;
    }

    /**
     * Gives what is known of the database.
     *
     * @return its dialect
     */
    public Dialect dialect() {
        return dialect;
    }

    /**
     * Reads rows.
     *
     * @param <T> what a row becomes
     * @param sql a query
     * @param reader reads one row
     * @param values the values of its parameters
     * @return all rows, in order
     * @throws SQLException as the driver throws it
     * @throws CorruptRecordException if a row holds what is not valid
     */
    public <T> List<T> list(String sql, RowReader<T> reader, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(named(sql))) {
            bind(statement, 1, values);
            try (ResultSet rows = statement.executeQuery()) {
                List<T> all = new ArrayList<>();
                while (rows.next()) {
                    all.add(read(rows, reader));
                }
                return all;
            }
        }
    }

    /** This library has checked what it wrote, so what is not valid was altered. */
    private static <T> T read(ResultSet row, RowReader<T> reader) throws SQLException {
        try {
            return reader.read(row);
        } catch (IllegalArgumentException e) {
            throw new CorruptRecordException("Cannot read a row: " + e.getMessage(), e);
        }
    }

    /**
     * Reads the first row.
     *
     * @param <T> what a row becomes
     * @param sql a query
     * @param reader reads one row
     * @param values the values of its parameters
     * @return the row, or empty if there is none
     * @throws SQLException as the driver throws it
     * @throws CorruptRecordException if a row holds what is not valid
     */
    public <T> Optional<T> first(String sql, RowReader<T> reader, @Nullable Object... values) throws SQLException {
        return list(sql, reader, values).stream().findFirst();
    }

    /**
     * Changes rows.
     *
     * @param sql a statement
     * @param values the values of its parameters
     * @return how many rows it found
     * @throws SQLException as the driver throws it
     */
    public int update(String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(named(sql))) {
            bind(statement, 1, values);
            return statement.executeUpdate();
        }
    }

    /**
     * Runs one statement for each of several rows of values, sent together.
     *
     * @param sql a statement
     * @param rows the values of its parameters
     * @throws SQLException as the driver throws it
     */
    public void each(String sql, List<@Nullable Object[]> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(named(sql))) {
            for (@Nullable Object[] row : rows) {
                bind(statement, 1, row);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /**
     * Inserts rows, many by one statement: as fast as the database takes them, whatever the options of the driver.
     *
     * @param into a table and its columns, such as <code>{alias} (model_name, alias)</code>
     * @param rows the values, as many in each row as there are columns
     * @throws SQLException as the driver throws it
     */
    public void insert(String into, List<@Nullable Object[]> rows) throws SQLException {
        int from = 0;
        for (int chunk : CHUNKS) {
            int whole = (rows.size() - from) / chunk * chunk;
            if (whole > 0) {
                insert(into, rows.subList(from, from + whole), chunk);
                from += whole;
            }
        }
    }

    private void insert(String into, List<@Nullable Object[]> rows, int chunk) throws SQLException {
        int columns = rows.get(0).length;
        String row = "(" + "?, ".repeat(columns - 1) + "?)";
        String sql = "INSERT INTO " + named(into) + " VALUES " + (row + ", ").repeat(chunk - 1) + row;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < rows.size(); i++) {
                bind(statement, 1 + i % chunk * columns, rows.get(i));
                if (i % chunk == chunk - 1) {
                    statement.addBatch();
                }
            }
            statement.executeBatch();
        }
    }

    private String named(String sql) {
        return sql.replace("{", prefix).replace("}", "");
    }

    private void bind(PreparedStatement statement, int first, @Nullable Object[] values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            if (values[i] instanceof SqlArray array) {
                statement.setArray(
                        first + i,
                        connection.createArrayOf(array.type(), array.elements().toArray()));
            } else {
                statement.setObject(first + i, values[i]);
            }
        }
    }
}
