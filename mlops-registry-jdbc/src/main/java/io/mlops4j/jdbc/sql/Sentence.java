// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.sql;

/** What an error says, on one line: the messages of drivers may have many. */
final class Sentence {
    private Sentence() {}

    static String of(Throwable error) {
        String message = error.getMessage();
        String first =
                message == null ? "" : message.strip().lines().findFirst().orElse("");
        return first.isEmpty() ? error.getClass().getSimpleName() : first;
    }
}
