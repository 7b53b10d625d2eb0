// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.column;

import java.nio.charset.StandardCharsets;

/** Names of categories as they can be stored. */
final class CategoryNames {
    // Longer ones are hardly categories; stored forms, reports and pages must hold a thousand names of a column.
    static final int LONGEST = 1_000;

    private CategoryNames() {}

    /**
     * The first 1,000 characters, without half a surrogate pair at their end, and a question mark for each unpaired surrogate, which no
     * file can hold, so that a name survives being stored.
     */
    static String storable(String name) {
        String kept = name.length() > LONGEST ? name.substring(0, end(name)) : name;
        return hasSurrogate(kept) ? new String(kept.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8) : kept;
    }

    private static int end(String name) {
        boolean halves = Character.isSurrogatePair(name.charAt(LONGEST - 1), name.charAt(LONGEST));
        return halves ? LONGEST - 1 : LONGEST;
    }

    private static boolean hasSurrogate(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (Character.isSurrogate(name.charAt(i))) {
                return true;
            }
        }
        return false;
    }
}
