// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops4j.artifact.Artifact;
import io.mlops4j.artifact.ArtifactManifest;
import io.mlops4j.common.Alias;
import io.mlops4j.common.ArtifactPath;
import io.mlops4j.common.ExperimentName;
import io.mlops4j.common.ModelName;
import io.mlops4j.common.RunId;
import io.mlops4j.core.Mlops;
import io.mlops4j.error.NotFoundException;
import io.mlops4j.jdbc.database.EveryDatabase;
import io.mlops4j.jdbc.database.TestDatabase;
import io.mlops4j.registry.VersionSpec;
import io.mlops4j.spi.Backend;
import io.mlops4j.spi.CommitResult;
import io.mlops4j.tracking.ActiveRun;
import io.mlops4j.tracking.MetricPoint;
import io.mlops4j.tracking.RunSpec;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@EveryDatabase
class LentTransactionTest {
    private static final ModelName MODEL = ModelName.of("churn");
    private static final RunId RUN = RunId.of("r1");

    private final TestDatabase database;
    private JdbcStore store;
    private JdbcBackend backend;

    @TempDir
    Path folder;

    LentTransactionTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void openStore() throws SQLException {
        store = JdbcStore.on(database, folder);
        backend = store.open();
        try (Connection connection = store.pool().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE orders (id integer PRIMARY KEY)");
        }
    }

    @AfterEach
    void closeStore() {
        backend.close();
        store.close();
    }

    @Test
    @DisplayName("what is done within a transaction of the host stays or goes with the host's own rows")
    void sharesTheEndOfTheTransaction() throws SQLException {
        for (boolean stays : new boolean[] {false, true}) {
            try (Connection connection = store.pool().getConnection()) {
                connection.setAutoCommit(false);
                insertOrder(connection);
                writeEverything(backend.joining(connection));
                assertThat(connection.isClosed()).isFalse();
                assertThat(connection.getAutoCommit()).isFalse();
                if (stays) {
                    connection.commit();
                } else {
                    connection.rollback();
                }
            }
            assertThat(orders()).isEqualTo(stays ? 1 : 0);
            assertThat(backend.registry().models()).hasSize(stays ? 1 : 0);
            assertThat(backend.tracking().find(RUN).isPresent()).isEqualTo(stays);
            assertThat(backend.tracking().experiments()).hasSize(stays ? 1 : 0);
        }
        try (Mlops mlops = Mlops.open(backend)) {
            assertThat(mlops.registry().resolve(MODEL, Alias.of("champion"))).isPresent();
            assertThat(mlops.tracking().run(RUN).metrics()).containsOnlyKeys("auc");
        }
    }

    @Test
    @DisplayName("a call that fails has undone its own part only, and the transaction goes on")
    void undoesItsOwnPart() throws SQLException {
        try (Connection connection = store.pool().getConnection()) {
            connection.setAutoCommit(false);
            insertOrder(connection);
            Backend joined = backend.joining(connection);
            assertThatThrownBy(() -> joined.tracking().append(RUN, List.of(new MetricPoint("auc", 1, 0, 0))))
                    .isInstanceOf(NotFoundException.class);
            assertThat(joined.registry().commit(MODEL, 3, "{}")).isEqualTo(new CommitResult.Conflict(0));
            assertThat(joined.registry().commit(MODEL, 0, "{}")).isEqualTo(new CommitResult.Committed(1));
            assertThat(joined.registry().commit(MODEL, 0, "{}")).isEqualTo(new CommitResult.Conflict(1));
            connection.commit();
        }
        assertThat(orders()).isEqualTo(1);
        assertThat(backend.registry().read(MODEL, 0)).hasSize(1);
    }

    @Test
    @DisplayName("closing a joined backend ends its use, and neither the transaction nor the store")
    void closesOnlyItself() throws SQLException {
        try (Connection connection = store.pool().getConnection()) {
            connection.setAutoCommit(false);
            Backend joined = backend.joining(connection);
            joined.registry().commit(MODEL, 0, "{}");
            joined.close();
            assertThatIllegalStateException().isThrownBy(() -> joined.registry().models());
            connection.commit();
        }
        assertThat(backend.registry().models()).containsExactly(MODEL);
    }

    @Test
    @DisplayName("a connection that commits each statement is refused")
    void autocommitIsRefused() throws SQLException {
        try (Connection connection = store.pool().getConnection()) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> backend.joining(connection))
                    .withMessageContaining("autocommit");
        }
    }

    private static void writeEverything(Backend joined) {
        Mlops mlops = Mlops.open(joined);
        ActiveRun run =
                mlops.tracking().start(RunSpec.of(ExperimentName.of("trees")).withId(RUN));
        run.param("depth", "7").tag("team", "risk").metric("auc", 0.9);
        Artifact file = run.artifact("model/weights", new byte[] {1});
        mlops.registry()
                .register(
                        MODEL,
                        VersionSpec.of(ArtifactManifest.of(
                                List.of(new Artifact(ArtifactPath.of("weights"), file.digest(), file.size())))));
        mlops.registry()
                .setAlias(
                        Alias.of("champion"),
                        mlops.registry().versions(MODEL).get(0).id());
        run.finish();
    }

    private static void insertOrder(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO orders (id) VALUES (1)");
        }
    }

    private int orders() throws SQLException {
        try (Connection connection = store.pool().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM orders")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
