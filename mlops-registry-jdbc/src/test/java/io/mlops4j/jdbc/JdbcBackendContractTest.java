// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc;

import io.mlops4j.common.ModelName;
import io.mlops4j.jdbc.database.EveryDatabase;
import io.mlops4j.jdbc.database.TestDatabase;
import io.mlops4j.spi.Backend;
import io.mlops4j.testkit.contract.BackendContract;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.Optional;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.function.Executable;

@EveryDatabase
class JdbcBackendContractTest extends BackendContract {
    @RegisterExtension
    final ContractStore store;

    JdbcBackendContractTest(TestDatabase database) {
        store = new ContractStore(database);
    }

    @Override
    protected Backend open() {
        return store.open();
    }

    @Override
    protected Backend reopen(Backend backend) {
        return store.reopen();
    }

    @Override
    protected Optional<Executable> damageTo(Backend backend, ModelName model) {
        return Optional.of(() -> {
            try (Connection connection = store.opened().pool().getConnection();
                    PreparedStatement statement = connection.prepareStatement(
                            "UPDATE mlops_event SET payload = REPLACE(payload, '1', '2') WHERE model_name = ?")) {
                statement.setString(1, model.value());
                statement.executeUpdate();
            }
        });
    }
}
