// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.html;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What people wrote, for a page in Markdown (CommonMark 0.31.2, with the tables of GitHub Flavored Markdown): shown as they wrote
 * it, whatever it would mean as markup. Pure.
 */
public final class MarkdownText {
    private static final Pattern MARKUP = Pattern.compile("[\\\\`*_\\[\\]<>|&~#]");

    /** What makes a heading, list or code of a line by standing at its beginning. */
    private static final Pattern LINE_MARKUP = Pattern.compile("^(\\d{1,9}(?=[.)](\\s|$))|(?=[-+](\\s|$))|(?=[-=]+$))");

    private static final Pattern CONTROL = Pattern.compile("\\R|\\p{Cntrl}|[\u0080-\u009f]");

    private MarkdownText() {}

    /**
     * Escapes a text for one line or one cell of a table.
     *
     * @param text any text; line breaks and other control characters become spaces
     * @return the line, without white space around it, since indentation would turn it into code
     */
    public static String line(String text) {
        String bare = CONTROL.matcher(text).replaceAll(" ").strip();
        String safe = MARKUP.matcher(bare).replaceAll("\\\\$0");
        return LINE_MARKUP.matcher(safe).replaceFirst("$1\\\\");
    }

    /**
     * Escapes a text of any length.
     *
     * @param text any text
     * @return a paragraph for each of its lines that is not blank, with an empty line between two
     */
    public static String paragraphs(String text) {
        return text.lines()
                .map(MarkdownText::line)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n\n"));
    }

    /**
     * Writes a row of a table.
     *
     * @param cells the text of each cell
     * @return the row, a line that ends in a line feed; the lines of a cell stay apart by {@code <br>}, as nothing else parts them
     */
    public static String row(List<String> cells) {
        return cells.stream()
                .map(cell -> cell.strip().lines().map(MarkdownText::line).collect(Collectors.joining("<br>")))
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
