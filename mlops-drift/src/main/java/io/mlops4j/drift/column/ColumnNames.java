// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.column;

import java.nio.charset.StandardCharsets;

/** Names of columns: the same rule where a profile is made and where a stored one is read. */
public final class ColumnNames {
    // Long enough for any table, short enough to print.
    private static final int LONGEST = 250;

    private ColumnNames() {}

    /**
     * Checks a name.
     *
     * @return the name
     * @throws IllegalArgumentException if it is blank, longer than 250 characters, or holds a control character or an unpaired
     *     surrogate
     */
    public static String require(String column) {
        boolean storable = StandardCharsets.UTF_8.newEncoder().canEncode(column)
                && column.chars().noneMatch(Character::isISOControl);
        if (column.isBlank() || column.length() > LONGEST || !storable) {
            throw new IllegalArgumentException("Invalid column: '" + column + "' (must have 1 to " + LONGEST
                    + " characters, not only blanks, none of them a control character or an unpaired surrogate)");
        }
        return column;
    }
}
