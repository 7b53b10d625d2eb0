// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.mlops4j.common.ModelName;
import io.mlops4j.jdbc.database.EveryDatabase;
import io.mlops4j.jdbc.database.JdbcUrl;
import io.mlops4j.jdbc.database.TestDatabase;
import io.mlops4j.jdbc.migration.SchemaMode;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@EveryDatabase
class MissingTablesTest {
    private static final JdbcOptions OPTIONS = JdbcOptions.artifactsInDatabase();
    private static final ModelName MODEL = ModelName.of("churn");

    private final TestDatabase database;

    MissingTablesTest(TestDatabase database) {
        this.database = database;
    }

    @Test
    @DisplayName("tables that nobody made are named with what to do about it, also within a transaction of the host")
    void remedy() throws SQLException {
        JdbcUrl url = database.fresh();
        try (JdbcBackend backend = JdbcBackend.open(url, OPTIONS.withSchema(SchemaMode.NONE));
                Connection connection = url.getConnection()) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> backend.registry().models())
                    .withMessageStartingWith("Cannot list the models: ")
                    .withMessageContainingAll("'mlops_'", "PrintSchema", "MIGRATE");
            assertThatIllegalStateException()
                    .isThrownBy(() -> backend.registry().commit(MODEL, 0, "{}"))
                    .withMessageContaining("PrintSchema");
            connection.setAutoCommit(false);
            assertThatIllegalStateException()
                    .isThrownBy(() -> backend.joining(connection).registry().models())
                    .withMessageContainingAll("PrintSchema", "is to be rolled back");
        }
    }
}
