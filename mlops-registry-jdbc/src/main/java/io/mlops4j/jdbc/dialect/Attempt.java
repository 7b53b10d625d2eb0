// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.dialect;

import java.sql.SQLException;

/** A step that closes what it was taken on if it fails. */
@FunctionalInterface
interface Attempt<T> {
    T run() throws SQLException;

    /** Gives what the attempt gives if it succeeds, and closes the thing otherwise. */
    static <T> T orClose(AutoCloseable thing, Attempt<T> attempt) throws SQLException {
        try {
            return attempt.run();
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
