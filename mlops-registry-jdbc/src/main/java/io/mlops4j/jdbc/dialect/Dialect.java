// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.dialect;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

/** What this library must know of a database. Immutable; may be used by many threads at once. */
public sealed interface Dialect permits PostgreSql, MariaDb, Sqlite, H2 {
    /**
     * Recognises the database behind a connection and looks at what it was set to.
     *
     * @param connection a connection as the host hands them out
     * @return its dialect
     * @throws SQLException if the database could not be asked
     * @throws IllegalArgumentException if it is none of the supported ones
     */
    static Dialect of(Connection connection) throws SQLException {
        DatabaseMetaData database = connection.getMetaData();
        String product = database.getDatabaseProductName();
        return switch (product) {
            case "PostgreSQL" -> PostgreSql.of(connection);
            case "MariaDB" -> MariaDb.of(connection);
            case "SQLite" -> Sqlite.of(connection);
            case "H2" -> H2.of(connection);
            default ->
                throw new IllegalArgumentException(
                        "Invalid database: '" + product + "' (must be PostgreSQL, MariaDB, SQLite or H2)");
        };
    }

    /**
     * Tells whether a database, whichever it is, does not let the user in.
     *
     * @param error what a driver or pool threw
     * @return whether it says so by a state of class 28 of the SQL standard
     */
    static boolean refusesUser(SQLException error) {
        return Errors.classify(error, other -> Failure.OTHER) == Failure.FORBIDDEN;
    }

    /**
     * Names the dialect as its folder of scripts is named.
     *
     * @return {@code postgresql}, {@code mariadb}, {@code sqlite} or {@code h2}
     */
    String name();

    /**
     * Says what the host should know before it trusts this database with its models.
     *
     * @return one sentence each; empty if there is nothing to be said
     */
    default List<String> warnings() {
        return List.of();
    }

    /**
     * Classifies an error by SQL state and vendor code, looking through batches, causes and next exceptions. The driver's
     * exception class is not asked, since drivers disagree on it, except where a pool gives no state at all.
     *
     * @param error what a driver or pool threw
     * @return what it means
     */
    Failure classify(SQLException error);

    /**
     * Sets what must hold for single statements too, each time a connection is borrowed: autocommit mode, no reading of
     * what others have not committed, and what this database keeps per connection.
     *
     * @param connection a connection as the host hands them out
     * @throws SQLException if the database refuses; such a store must not be used
     */
    default void prepare(Connection connection) throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.setAutoCommit(true);
        }
    }

    /**
     * Borrows a connection, prepared, in such a way that it goes back as it came.
     *
     * @param source where the host hands out connections
     * @return the connection, to be closed
     * @throws NoConnectionException if there is none
     * @throws SQLException if the database refuses what {@link #prepare} sets; then none is borrowed
     */
    default Borrowed borrow(DataSource source) throws SQLException {
        return Borrowed.from(source, this);
    }

    /**
     * Begins a transaction at the isolation level that its purpose needs, whatever the pool was set to.
     *
     * @param connection a borrowed and prepared connection
     * @param access what the transaction is for
     * @return the transaction
     * @throws SQLException if it could not begin
     */
    Transaction begin(Connection connection, Access access) throws SQLException;

    /**
     * Tells how texts are ordered.
     *
     * @return whether by code points; otherwise by UTF-16 code units, as in Java
     */
    default boolean ordersByCodePoints() {
        return true;
    }

    /**
     * Ends a query so that it reads rows as they are now, also where the transaction sees an older state of them.
     *
     * @return what is appended to the query; empty where a changed row ends a transaction that sees an older state of it
     */
    default String currentRead() {
        return "";
    }

    /**
     * Tells whether one statement can change several tables and take arrays of values, which saves round trips.
     *
     * @return whether changes may stand in {@code WITH}, as in PostgreSQL
     */
    default boolean changesManyTablesAtOnce() {
        return false;
    }

    /**
     * Asks where a text is found in a column, every character standing for itself.
     *
     * @param column the column
     * @return an expression with one parameter, the text; 0 if it is not found, else the place from 1
     */
    default String position(String column) {
        return "POSITION(? IN " + column + ")";
    }

    /**
     * Begins a search: a query of many conditions, which may order by long texts.
     *
     * @return what is put before the query
     */
    default String beforeSearch() {
        return "";
    }

    /**
     * Checks that a connection that a host lends is within a transaction in which commits can be decided.
     *
     * @param connection the lent connection
     * @throws SQLException if the database could not be asked
     * @throws IllegalStateException if it is in autocommit mode or reads what others have not committed
     */
    default void requireLent(Connection connection) throws SQLException {
        if (connection.getAutoCommit()) {
            throw new IllegalStateException("Cannot join the transaction: the connection is in autocommit mode");
        }
        if (connection.getTransactionIsolation() == Connection.TRANSACTION_READ_UNCOMMITTED) {
            throw new IllegalStateException("Cannot join the transaction: it is at READ UNCOMMITTED");
        }
    }

    /**
     * Waits for the right to change the schema.
     *
     * @param database where to borrow connections
     * @param prefix the prefix of the tables; each prefix has a lock of its own where the database allows it
     * @param patience how long to wait
     * @return the lock
     * @throws SQLException with {@link Failure#LOCK_TIMEOUT} if another host did not finish in time
     */
    MigrationLock lock(DataSource database, String prefix, Duration patience) throws SQLException;
}
