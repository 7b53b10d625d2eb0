// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.migration;

import java.util.regex.Pattern;

/**
 * What the names of all tables, views and indexes of a store begin with.
 *
 * @param value 1 to 20 of a to z, 0 to 9 and _, the first a letter; it becomes part of SQL as it is
 */
public record TablePrefix(String value) {
    private static final Pattern ALLOWED = Pattern.compile("[a-z][a-z0-9_]{0,19}");

    /** The prefix unless the host chooses another one. */
    public static final TablePrefix DEFAULT = new TablePrefix("mlops_");

    /** Checks the prefix. */
    public TablePrefix {
        if (!ALLOWED.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "Invalid table prefix: '" + value + "' (must be 1 to 20 of a-z, 0-9 and _, the first a letter)");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
