// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.sql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What an error says, on one line: the messages of drivers may have many. */
public final class Sentence {
    /** Causes may go round in circles. */
    private static final int DEEPEST = 20;

    private Sentence() {}

    /**
     * Gives what an error says, and what lies behind it: a pool says that it has waited, the driver below it why.
     *
     * @param error what was thrown
     * @return the first line of its message, with that of the innermost error of a database, or else of the innermost one of
     *     all, if that says something else
     */
    public static String of(Throwable error) {
        String said = line(error);
        List<Throwable> causes = causes(error);
        return causes.stream()
                .filter(SQLException.class::isInstance)
                .map(Sentence::line)
                .filter(reason -> !said.contains(reason))
                .findFirst()
                .or(() -> causes.stream().map(Sentence::line).findFirst().filter(reason -> !said.contains(reason)))
                .map(reason -> (said.endsWith(".") ? said.substring(0, said.length() - 1) : said) + ": " + reason)
                .orElse(said);
    }

    private static List<Throwable> causes(Throwable error) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable cause = error.getCause(); cause != null && causes.size() < DEEPEST; cause = cause.getCause()) {
            causes.add(cause);
        }
        Collections.reverse(causes);
        return causes;
    }

    private static String line(Throwable error) {
        String message = error.getMessage();
        String first =
                message == null ? "" : message.strip().lines().findFirst().orElse("");
        return first.isEmpty() ? error.getClass().getSimpleName() : first;
    }
}
