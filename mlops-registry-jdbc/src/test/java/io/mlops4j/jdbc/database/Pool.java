// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;

/** A pool as hosts have it. */
public final class Pool {
    private static final int CONNECTIONS = 12;

    private Pool() {}

    /** Makes a pool that connects when asked and hands out connections as the database sets them; to be closed. */
    public static HikariDataSource over(DataSource database) {
        return new HikariDataSource(config(database));
    }

    /**
     * Makes a pool that hands out connections at an isolation level.
     *
     * @param isolation such as {@code TRANSACTION_REPEATABLE_READ}
     */
    public static HikariDataSource over(DataSource database, String isolation) {
        HikariConfig config = config(database);
        config.setTransactionIsolation(isolation);
        return new HikariDataSource(config);
    }

    private static HikariConfig config(DataSource database) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(database);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(0);
        config.setInitializationFailTimeout(-1);
        return config;
    }
}
