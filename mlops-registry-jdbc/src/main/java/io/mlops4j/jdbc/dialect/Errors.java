// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.dialect;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.function.Function;

/** Walks through an error and what it holds. */
final class Errors {
    private Errors() {}

    /**
     * Gives the first class that is known among an error, its causes and its next ones: a batch hides the real error
     * behind one of its own.
     */
    static Failure classify(SQLException error, Function<SQLException, Failure> byCode) {
        Failure pool = Failure.OTHER;
        for (Throwable part : error) {
            if (part instanceof SQLException sql) {
                // the class that every database has for users whom it does not let in
                Failure known = state(sql).startsWith("28") ? Failure.FORBIDDEN : byCode.apply(sql);
                if (known != Failure.OTHER) {
                    return known;
                }
                pool = isPoolsWord(sql) ? Failure.CONNECTION : pool;
            }
        }
        return pool;
    }

    static String state(SQLException error) {
        String state = error.getSQLState();
        return state == null ? "" : state;
    }

    /** A pool that has no connection to give says so by its class alone. */
    private static boolean isPoolsWord(SQLException error) {
        return error.getSQLState() == null
                && (error instanceof SQLTransientConnectionException
                        || error instanceof SQLNonTransientConnectionException
                        || error instanceof SQLRecoverableException);
    }
}
