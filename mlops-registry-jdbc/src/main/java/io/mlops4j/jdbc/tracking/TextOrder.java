// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.tracking;

import io.mlops4j.jdbc.dialect.Dialect;
import org.jspecify.annotations.Nullable;

/**
 * Texts as databases that compare by code points must be given them to order them as Java does, by UTF-16 code units. The
 * two orders differ only in that Java puts the characters above U+FFFF before those from U+E000 on; so the two blocks
 * change places. Almost every text stays as it is.
 */
final class TextOrder {
    private static final int AFTER_SURROGATES = 0xe000;
    private static final int SUPPLEMENTARY = 0x10000;
    private static final int LAST_PLANE_END = 0x110000;

    /** As much of a value as fits an index, in UTF-16 code units. */
    private static final int START = 64;

    private TextOrder() {}

    /** Gives what the text is ordered by in that database, or null if by itself. */
    static @Nullable String of(Dialect dialect, String text) {
        return dialect.ordersByCodePoints() && text.chars().anyMatch(unit -> unit >= Character.MIN_SURROGATE)
                ? text.codePoints()
                        .map(TextOrder::moved)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString()
                : null;
    }

    /** Gives the beginning of a value, by which it is looked up. */
    static String start(String text) {
        if (text.length() <= START) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(START - 1)) ? START - 1 : START);
    }

    /** Tells whether a value that begins so is this text and nothing longer. */
    static boolean isWhole(String start) {
        return start.length() < START - 1;
    }

    private static int moved(int point) {
        if (point >= SUPPLEMENTARY) {
            return point - SUPPLEMENTARY + AFTER_SURROGATES;
        }
        int block = SUPPLEMENTARY - AFTER_SURROGATES;
        return point >= AFTER_SURROGATES ? point - AFTER_SURROGATES + LAST_PLANE_END - block : point;
    }
}
