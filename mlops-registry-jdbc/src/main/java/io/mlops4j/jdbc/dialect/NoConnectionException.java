// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.dialect;

import java.sql.SQLException;
import java.time.Duration;

/** The host's data source gave no connection. Says what the data source said. */
public final class NoConnectionException extends SQLException {
    private static final long serialVersionUID = 1L;

    /** No pool is known whose shortest timeout is less: that of HikariCP is 250 ms. */
    private static final Duration AT_ONCE = Duration.ofMillis(100);

    private final Duration waited;

    NoConnectionException(SQLException refusal, Duration waited) {
        super(refusal.getMessage(), refusal.getSQLState(), refusal.getErrorCode(), refusal);
        this.waited = waited;
    }

    /**
     * Tells whether the data source has waited before it said so. Who asks again makes the caller wait for a multiple of the
     * timeout that the host chose.
     *
     * @return false if it refused at once
     */
    public boolean hasWaited() {
        return waited.compareTo(AT_ONCE) > 0;
    }
}
