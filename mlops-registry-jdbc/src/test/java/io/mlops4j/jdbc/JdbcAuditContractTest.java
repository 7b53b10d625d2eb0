// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc;

import io.mlops4j.jdbc.database.EveryDatabase;
import io.mlops4j.jdbc.database.TestDatabase;
import io.mlops4j.spi.Backend;
import io.mlops4j.testkit.contract.AuditContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

@EveryDatabase
class JdbcAuditContractTest extends AuditContract {
    private final TestDatabase database;
    private JdbcStore store;

    @TempDir
    Path folder;

    JdbcAuditContractTest(TestDatabase database) {
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

    @AfterEach
    void closePool() {
        store.close();
    }
}
