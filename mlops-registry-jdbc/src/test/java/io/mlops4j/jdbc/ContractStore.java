// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc;

import io.mlops4j.jdbc.database.Folders;
import io.mlops4j.jdbc.database.TestDatabase;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Gives each test of a contract an empty store on the database that its class was given, and closes it. */
final class ContractStore implements AfterEachCallback {
    private static final Path FOLDER = Folders.create("contents");
    private static final AtomicInteger STORES = new AtomicInteger();

    private final TestDatabase database;
    private @Nullable JdbcStore store;

    ContractStore(TestDatabase database) {
        this.database = database;
    }

    /** Makes the store of a test. */
    JdbcBackend open() {
        store = JdbcStore.on(database, FOLDER.resolve("" + STORES.incrementAndGet()));
        return store.open();
    }

    /** Gives another handle on it. */
    JdbcBackend reopen() {
        return opened().open();
    }

    /** The store of the test that runs. */
    JdbcStore opened() {
        return Objects.requireNonNull(store, "the test has opened no store");
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (store != null) {
            store.close();
            store = null;
        }
    }
}
