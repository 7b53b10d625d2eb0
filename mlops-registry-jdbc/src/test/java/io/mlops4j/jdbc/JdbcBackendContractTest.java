// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc;

import io.mlops4j.common.ModelName;
import io.mlops4j.jdbc.database.EveryDatabase;
import io.mlops4j.jdbc.database.TestDatabase;
import io.mlops4j.spi.Backend;
import io.mlops4j.testkit.contract.BackendContract;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

@EveryDatabase
class JdbcBackendContractTest extends BackendContract {
    private final TestDatabase database;
    private JdbcStore store;

    @TempDir
    Path folder;

    JdbcBackendContractTest(TestDatabase database) {
        this.database = database;
    }

    @Override
    protected Backend open() {
        store = JdbcStore.on(database, folder);
        return store.open();
    }

    @Override
    protected Backend reopen(Backend backend) {
        return store.open();
    }

    @Override
    protected Optional<Executable> damageTo(Backend backend, ModelName model) {
        return Optional.of(() -> {
            try (Connection connection = store.pool().getConnection();
                    PreparedStatement statement = connection.prepareStatement(
                            "UPDATE mlops_event SET payload = REPLACE(payload, '1', '2') WHERE model_name = ?")) {
                statement.setString(1, model.value());
                statement.executeUpdate();
            }
        });
    }

    @AfterEach
    void closePool() {
        store.close();
    }
}
