// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.migration;

import io.mlops4j.error.StoreUnavailableException;
import io.mlops4j.jdbc.dialect.Borrowed;
import io.mlops4j.jdbc.dialect.Dialect;
import io.mlops4j.jdbc.dialect.Failure;
import io.mlops4j.jdbc.dialect.MigrationLock;
import io.mlops4j.jdbc.sql.Refusal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

/** Brings one schema to the version of this library. Immutable; hosts may run it at once on the same schema. */
public final class SchemaMigrations {
    /** Longer than a schema change of a large store should take; who waits in vain is told to try later. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Dialect dialect;
    private final TablePrefix prefix;
    private final List<SchemaScript> scripts;

    SchemaMigrations(Dialect dialect, TablePrefix prefix, List<SchemaScript> scripts) {
        this.dialect = dialect;
        this.prefix = prefix;
        this.scripts = scripts;
    }

    /**
     * Takes the scripts for a database.
     *
     * @param dialect the database
     * @param prefix the table prefix
     * @return its migrations
     */
    public static SchemaMigrations of(Dialect dialect, TablePrefix prefix) {
        return new SchemaMigrations(dialect, prefix, SchemaScripts.of(dialect.name(), prefix));
    }

    /**
     * Does with the schema what the mode says.
     *
     * @param database where to borrow connections; migrating H2 takes two at a time
     * @param mode what to do
     * @throws StoreUnavailableException if the database does not work, or if another host did not finish its migration in
     *     time
     * @throws IllegalStateException if the user has not got the right to do it, or if validation finds that scripts are still
     *     to be applied
     * @throws io.mlops4j.error.UnsupportedFormatException if a newer library changed the schema
     * @throws io.mlops4j.error.CorruptRecordException if the history does not agree with the scripts
     */
    public void run(DataSource database, SchemaMode mode) {
        try {
            switch (mode) {
                case MIGRATE -> migrate(database);
                case VALIDATE -> validate(database);
                case NONE -> {}
            }
        } catch (SQLException error) {
            String what = "prepare the tables of the store";
            Failure failure = dialect.classify(error);
            throw failure == Failure.LOCK_TIMEOUT
                    ? new StoreUnavailableException(
                            "Cannot " + what + ": another host has been changing its schema for more than "
                                    + PATIENCE.toMinutes() + " minutes",
                            error)
                    : Refusal.of(what, error, failure, prefix.value());
        }
    }

    private void validate(DataSource database) throws SQLException {
        List<SchemaScript> missing = missing(database);
        if (!missing.isEmpty()) {
            throw new IllegalStateException("Cannot open the store: script '"
                    + missing.get(0).name() + "' of " + dialect.name() + " was not applied to the tables with prefix '"
                    + prefix + "': " + Refusal.MAKE_TABLES);
        }
    }

    private void migrate(DataSource database) throws SQLException {
        // without the lock first: most starts find nothing to do, and need no right to change anything
        if (missing(database).isEmpty()) {
            return;
        }
        try (MigrationLock lock = dialect.lock(database, prefix.value(), PATIENCE)) {
            Connection connection = lock.connection();
            // the first script makes the history
            execute(connection, scripts.get(0).statements());
            for (SchemaScript script :
                    SchemaHistory.read(connection, dialect, prefix).missing(scripts)) {
                execute(connection, script.statements());
                execute(connection, List.of(script.entry()));
            }
            lock.finish();
        }
    }

    private List<SchemaScript> missing(DataSource database) throws SQLException {
        try (Borrowed borrowed = dialect.borrow(database)) {
            return SchemaHistory.read(borrowed.connection(), dialect, prefix).missing(scripts);
        }
    }

    private static void execute(Connection connection, List<String> statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
