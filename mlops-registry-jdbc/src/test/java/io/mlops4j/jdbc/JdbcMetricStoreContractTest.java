// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc;

import io.mlops4j.jdbc.database.EveryDatabase;
import io.mlops4j.jdbc.database.TestDatabase;
import io.mlops4j.spi.Backend;
import io.mlops4j.testkit.contract.MetricStoreContract;
import org.junit.jupiter.api.extension.RegisterExtension;

@EveryDatabase
class JdbcMetricStoreContractTest extends MetricStoreContract {
    @RegisterExtension
    final ContractStore store;

    JdbcMetricStoreContractTest(TestDatabase database) {
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
}
