// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.fault;

import io.mlops4j.core.Mlops;
import io.mlops4j.error.ConflictException;
import io.mlops4j.governance.TransitionDeniedException;
import io.mlops4j.jdbc.JdbcBackend;
import io.mlops4j.spi.Backend;
import io.mlops4j.spi.RegistryStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/** A host that acts on a store. It tries again when told to, as hosts should. */
enum Host {
    /** Leaves transactions to the library. */
    POOLED {
        @Override
        boolean succeeds(
                JdbcBackend backend, DataSource pool, UnaryOperator<RegistryStore> store, Consumer<Mlops> action) {
            while (true) {
                try {
                    return isAllowed(backend, store, action);
                } catch (ConflictException again) {
                    // another host was first
                }
            }
        }
    },
    /** Lends its own transaction, at the isolation level of its pool. */
    LENDING {
        @Override
        boolean succeeds(
                JdbcBackend backend, DataSource pool, UnaryOperator<RegistryStore> store, Consumer<Mlops> action)
                throws SQLException {
            while (true) {
                try (Connection connection = pool.getConnection()) {
                    connection.setAutoCommit(false);
                    try {
                        boolean allowed = isAllowed(backend.joining(connection), store, action);
                        connection.commit();
                        return allowed;
                    } catch (ConflictException | SQLException again) {
                        connection.rollback();
                    }
                }
            }
        }
    };

    /** Does something, and tells whether the rules allowed it. */
    abstract boolean succeeds(
            JdbcBackend backend, DataSource pool, UnaryOperator<RegistryStore> store, Consumer<Mlops> action)
            throws SQLException;

    private static boolean isAllowed(Backend backend, UnaryOperator<RegistryStore> store, Consumer<Mlops> action) {
        try {
            action.accept(Mlops.open(new OtherRegistry(backend, store.apply(backend.registry()))));
            return true;
        } catch (TransitionDeniedException denied) {
            return false;
        }
    }
}
