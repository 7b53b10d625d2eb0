// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.migration;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Prints the scripts for people who apply schemas by themselves or by a tool of their own:
 *
 * <pre>java -cp mlops-registry-jdbc.jar io.mlops4j.jdbc.migration.PrintSchema postgresql mlops_ 1</pre>
 *
 * <p>The arguments are the database, the table prefix, and the number of the first script to print; without the last one
 * all are printed, without the last two with the default prefix. Needs no other jar.
 */
public final class PrintSchema {
    private PrintSchema() {}

    /**
     * Prints to the standard output.
     *
     * @param arguments the database, then if wanted the prefix and a number
     */
    public static void main(String... arguments) {
        TablePrefix prefix = arguments.length > 1 ? new TablePrefix(arguments[1]) : TablePrefix.DEFAULT;
        int first = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 1;
        print(arguments.length > 0 ? arguments[0] : "", prefix, first, System.out);
    }

    static void print(String dialect, TablePrefix prefix, int first, Appendable output) {
        try {
            for (SchemaScript script : SchemaScripts.of(dialect, prefix)) {
                if (script.version() >= first) {
                    output.append("-- ")
                            .append(script.name())
                            .append(".sql\n\n")
                            .append(script.printable())
                            .append('\n');
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
