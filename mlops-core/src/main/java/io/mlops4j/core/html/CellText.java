// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.html;

import java.util.regex.Pattern;

/** How the text of a cell may be broken into lines. Pure. */
final class CellText {
    /** What is broken anywhere, a digest, or nowhere, a date or a time. */
    static final Pattern MARKED = Pattern.compile("sha256:[0-9a-f]{64}|\\d{4}-\\d{2}-\\d{2}(T[0-9:.]+Z)?");

    /** Few words take no more room on one line than a column of prose does. */
    private static final int MAX_LINE = 24;

    /** A longer word is hardly a name that somebody wants to read as one; the id of a run has 36. */
    private static final int MAX_WORD = 40;

    private CellText() {}

    static boolean isProse(String text) {
        boolean isWord = text.chars().noneMatch(Character::isWhitespace);
        return text.indexOf('\n') >= 0 || text.length() > (isWord ? MAX_WORD : MAX_LINE);
    }
}
