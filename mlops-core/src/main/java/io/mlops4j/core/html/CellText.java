// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.html;

import java.util.regex.Pattern;

/** How the text of a cell may be broken into lines. Pure. */
final class CellText {
    /** What is broken anywhere, a digest, or nowhere: a date, a time, or a word as long as ids are. */
    static final Pattern MARKED =
            Pattern.compile("sha256:[0-9a-f]{64}|\\d{4}-\\d{2}-\\d{2}(T[0-9:.]+Z)?|(?<!\\S)[\\w.:/-]{20,40}(?!\\S)");

    /** Few words take no more room on one line than a column of prose does. */
    private static final int MAX_LINE = 24;

    /** A longer word is hardly a name that somebody wants to read as one; the id of a run has 36. */
    private static final int MAX_WORD = 40;

    private CellText() {}

    /** The class of a cell; empty for a text that stays on one line. */
    static String kind(String text) {
        if (text.lines().anyMatch(CellText::isLong)) {
            return "prose";
        }
        return text.indexOf('\n') >= 0 ? "lines" : "";
    }

    private static boolean isLong(String line) {
        boolean isWord = line.chars().noneMatch(Character::isWhitespace);
        return line.length() > (isWord ? MAX_WORD : MAX_LINE);
    }

    /** The element for a text that is marked. */
    static String tag(String marked) {
        if (marked.startsWith("sha256:")) {
            return "code";
        }
        return Character.isDigit(marked.charAt(0)) && marked.indexOf('-') == 4 ? "time" : "span";
    }
}
