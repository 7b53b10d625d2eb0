// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.sql;

import io.mlops4j.error.StoreUnavailableException;
import io.mlops4j.jdbc.dialect.Failure;

/** What a host is told of a database that did not do what it was asked: whether to try later, or to mend what. */
public final class Refusal {
    /** What is done about tables that are not there. */
    public static final String MAKE_TABLES = "apply what PrintSchema prints, or open with SchemaMode.MIGRATE";

    private Refusal() {}

    /**
     * Makes the error.
     *
     * @param what what could not be done: the words after "Cannot"
     * @param error what the driver or the pool threw
     * @param failure what that means
     * @param prefix what table names begin with
     * @return {@link IllegalStateException} if a table or a right is missing, which no waiting mends; else {@link
     *     StoreUnavailableException}
     */
    public static RuntimeException of(String what, Exception error, Failure failure, String prefix) {
        String reason = Sentence.of(error);
        return switch (failure) {
            case UNDEFINED_TABLE ->
                new IllegalStateException(
                        "Cannot " + what + ": a table with prefix '" + prefix + "' is missing (" + reason + "); "
                                + MAKE_TABLES,
                        error);
            case FORBIDDEN -> forbidden(what, error);
            default -> new StoreUnavailableException("Cannot " + what + ": " + reason, error);
        };
    }

    /**
     * Makes the error of a host that has not got a right.
     *
     * @param what what could not be done: the words after "Cannot"
     * @param error what the driver or the pool threw
     * @return the error
     */
    public static IllegalStateException forbidden(String what, Exception error) {
        return new IllegalStateException(
                "Cannot " + what + ": the database does not allow it: " + Sentence.of(error), error);
    }
}
