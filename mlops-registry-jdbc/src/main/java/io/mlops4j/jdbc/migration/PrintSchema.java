// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.migration;

import java.util.List;

/**
 * Prints the scripts for people who apply schemas by themselves or by a tool of their own:
 *
 * <pre>java -cp mlops-registry-jdbc.jar io.mlops4j.jdbc.migration.PrintSchema postgresql mlops_ 1</pre>
 *
 * <p>The arguments are the database, the table prefix, and the number of the first script to print; without the last one
 * all are printed, without the last two with the default prefix. Needs no other jar. If the arguments are none of these, it
 * says so on the standard error output, and ends with status 1.
 */
public final class PrintSchema {
    private static final List<String> DATABASES = List.of("postgresql", "mariadb", "sqlite", "h2");
    private static final int MOST_ARGUMENTS = 3;

    private PrintSchema() {}

    /**
     * Prints to the standard output.
     *
     * @param arguments the database, then if wanted the prefix and a number
     */
    public static void main(String... arguments) {
        try {
            System.out.print(text(arguments));
        } catch (IllegalArgumentException e) {
            System.err.println(usage(String.valueOf(e.getMessage())));
            System.exit(1);
        }
    }

    /**
     * Gives what the arguments ask for.
     *
     * @throws IllegalArgumentException if they are none that this program takes
     */
    static String text(String... arguments) {
        if (arguments.length == 0 || arguments.length > MOST_ARGUMENTS) {
            throw new IllegalArgumentException(
                    "Invalid number of arguments: '" + arguments.length + "' (must be 1 to 3)");
        }
        if (!DATABASES.contains(arguments[0])) {
            throw new IllegalArgumentException(
                    "Invalid database: '" + arguments[0] + "' (must be one of " + String.join(", ", DATABASES) + ")");
        }
        TablePrefix prefix = arguments.length > 1 ? new TablePrefix(arguments[1]) : TablePrefix.DEFAULT;
        return text(SchemaScripts.of(arguments[0], prefix), arguments.length > 2 ? arguments[2] : "1");
    }

    private static String text(List<SchemaScript> scripts, String first) {
        if (!first.matches("[1-9][0-9]{0,8}") || Integer.parseInt(first) > scripts.size()) {
            throw new IllegalArgumentException(
                    "Invalid number of the first script: '" + first + "' (must be 1 to " + scripts.size() + ")");
        }
        StringBuilder text = new StringBuilder();
        for (SchemaScript script : scripts.subList(Integer.parseInt(first) - 1, scripts.size())) {
            text.append("-- ")
                    .append(script.name())
                    .append(".sql\n\n")
                    .append(script.printable())
                    .append('\n');
        }
        return text.toString();
    }

    /** Gives what is said to somebody whose arguments are wrong. */
    static String usage(String mistake) {
        return mistake + System.lineSeparator() + "Usage: PrintSchema <database> [<table prefix> [<first script>]]"
                + System.lineSeparator() + "  database: " + String.join(", ", DATABASES) + System.lineSeparator()
                + "  table prefix: " + TablePrefix.DEFAULT + " unless given" + System.lineSeparator()
                + "  first script: number of the first script to print, 1 unless given";
    }
}
