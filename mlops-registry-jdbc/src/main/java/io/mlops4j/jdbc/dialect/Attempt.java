// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.dialect;

import java.sql.SQLException;

/** A step that closes what it was taken on if it fails. */
@FunctionalInterface
interface Attempt {
    void run() throws SQLException;

    /** Gives the thing if the attempt succeeds, and closes it otherwise. */
    static <T extends AutoCloseable> T orClose(T thing, Attempt attempt) throws SQLException {
        try {
            attempt.run();
            return thing;
        } catch (SQLException | RuntimeException error) {
            try {
                thing.close();
            } catch (Exception second) {
                error.addSuppressed(second);
            }
            throw error;
        }
    }
}
