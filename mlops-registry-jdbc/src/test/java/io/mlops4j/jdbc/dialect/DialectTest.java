// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mlops4j.jdbc.database.EveryDatabase;
import io.mlops4j.jdbc.database.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@EveryDatabase
class DialectTest {
    private final DataSource database;
    private final Dialect dialect;

    DialectTest(TestDatabase database) throws SQLException {
        this.database = database.fresh();
        try (Connection connection = this.database.getConnection()) {
            dialect = Dialect.of(connection);
        }
    }

    @BeforeEach
    void makeTable() throws SQLException {
        try (Connection connection = borrow()) {
            Sql.execute(connection, "CREATE TABLE IF NOT EXISTS t (id INT PRIMARY KEY, v INT NOT NULL)");
            Sql.execute(connection, "DELETE FROM t");
            Sql.execute(connection, "INSERT INTO t VALUES (1, 0)");
            Sql.execute(connection, "INSERT INTO t VALUES (2, 0)");
        }
    }

    @Test
    void classifiesErrorsOfStatements() throws SQLException {
        try (Connection connection = borrow()) {
            assertThat(failure(connection, "INSERT INTO t VALUES (1, 1)")).isEqualTo(Failure.UNIQUE);
            assertThat(failure(connection, "SELECT * FROM missing")).isEqualTo(Failure.UNDEFINED_TABLE);
            assertThat(failure(connection, "INSERT INTO t (id, v) VALUES (3, NULL)"))
                    .isEqualTo(Failure.OTHER);
            assertThat(failure(connection, "SELEKT")).isEqualTo(Failure.OTHER);
        }
    }

    @Test
    void classifiesErrorsWithinBatches() throws SQLException {
        try (Connection connection = borrow();
                PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?, 0)")) {
            for (int id : new int[] {7, 8, 7}) {
                insert.setInt(1, id);
                insert.addBatch();
            }
            SQLException error = catchThrowableOfType(SQLException.class, insert::executeBatch);
            assertThat(dialect.classify(error)).isEqualTo(Failure.UNIQUE);
        }
    }

    @Test
    void aPoolWithoutConnectionsIsAConnectionFailure() {
        assertThat(dialect.classify(new SQLTransientConnectionException("timed out after 30000ms")))
                .isEqualTo(Failure.CONNECTION);
    }

    @Test
    void committedWorkStaysAndTheRestDoesNot() throws SQLException {
        try (Connection connection = borrow()) {
            try (Transaction transaction = dialect.begin(connection, Access.WRITE)) {
                Sql.execute(connection, "UPDATE t SET v = 1 WHERE id = 1");
                transaction.commit();
            }
            try (Transaction transaction = dialect.begin(connection, Access.WRITE)) {
                Sql.execute(connection, "UPDATE t SET v = 2 WHERE id = 1");
                assertThat(transaction).isNotNull();
            }
            assertThat(connection.getAutoCommit()).isTrue();
            assertThat(Sql.ask(connection, "SELECT v FROM t WHERE id = 1")).isEqualTo("1");
        }
    }

    @Test
    void aSnapshotDoesNotMove() throws SQLException {
        try (Connection reader = borrow();
                Connection writer = borrow();
                Transaction snapshot = dialect.begin(reader, Access.SNAPSHOT)) {
            assertThat(Sql.ask(reader, "SELECT SUM(v) FROM t")).isEqualTo("0");
            Sql.execute(writer, "UPDATE t SET v = 5 WHERE id = 2");
            assertThat(Sql.ask(reader, "SELECT SUM(v) FROM t")).isEqualTo("0");
            snapshot.commit();
        }
    }

    /** A snapshot must not change what the next transaction on the same connection sees. */
    @Test
    void eachTransactionHasItsOwnIsolation() throws SQLException {
        try (Connection connection = borrow();
                Connection writer = borrow()) {
            int before = connection.getTransactionIsolation();
            dialect.begin(connection, Access.SNAPSHOT).close();
            assertThat(connection.getTransactionIsolation()).isEqualTo(before);
            if (dialect instanceof Sqlite) {
                return;
            }
            try (Transaction transaction = dialect.begin(connection, Access.WRITE)) {
                assertThat(Sql.ask(connection, "SELECT SUM(v) FROM t")).isEqualTo("0");
                Sql.execute(writer, "UPDATE t SET v = 5 WHERE id = 2");
                assertThat(Sql.ask(connection, "SELECT SUM(v) FROM t")).isEqualTo("5");
                transaction.commit();
            }
        }
    }

    @Test
    void oneMigratesAtATime() throws SQLException {
        try (MigrationLock held = dialect.lock(database, "mlops_", Duration.ofSeconds(10))) {
            SQLException refused = catchThrowableOfType(
                    SQLException.class,
                    () -> dialect.lock(database, "mlops_", Duration.ofSeconds(1))
                            .close());
            assertThat(dialect.classify(refused)).isEqualTo(Failure.LOCK_TIMEOUT);
            held.finish();
        }
        dialect.lock(database, "mlops_", Duration.ofSeconds(1)).close();
    }

    @Test
    void theLockEndsWithItsConnection() throws SQLException {
        MigrationLock held = dialect.lock(database, "mlops_", Duration.ofSeconds(10));
        if (held instanceof H2RowLock row) {
            row.holder().close();
        }
        held.connection().close();
        dialect.lock(database, "mlops_", Duration.ofSeconds(10)).close();
    }

    @Test
    void lendingNeedsATransaction() throws SQLException {
        try (Connection connection = borrow()) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> dialect.requireLent(connection))
                    .withMessageContaining("autocommit");
            connection.setAutoCommit(false);
            dialect.requireLent(connection);
            connection.rollback();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {Connection.TRANSACTION_READ_UNCOMMITTED, Connection.TRANSACTION_SERIALIZABLE})
    void thePoolsLevelDoesNotMatter(int isolation) throws SQLException {
        try (Connection reader = database.getConnection();
                Connection writer = borrow()) {
            reader.setTransactionIsolation(isolation);
            Dialect.of(reader).prepare(reader);
            try (Transaction transaction = dialect.begin(writer, Access.WRITE)) {
                Sql.execute(writer, "UPDATE t SET v = 9 WHERE id = 1");
                if (isolation == Connection.TRANSACTION_READ_UNCOMMITTED) {
                    assertThat(Sql.ask(reader, "SELECT v FROM t WHERE id = 1")).isEqualTo("0");
                }
                transaction.commit();
            }
            assertThat(reader.getAutoCommit()).isTrue();
        }
    }

    private Failure failure(Connection connection, String sql) {
        return dialect.classify(catchThrowableOfType(SQLException.class, () -> Sql.execute(connection, sql)));
    }

    private Connection borrow() throws SQLException {
        Connection connection = database.getConnection();
        dialect.prepare(connection);
        return connection;
    }
}
