// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.html;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/** Writes HTML and SVG. All text and all attribute values are escaped; tag and attribute names come from this package only. */
final class Markup {
    private static final int FIRST_PRINTABLE = 0x20;

    // A line break after these would show as a space.
    private static final Set<String> INLINE = Set.of("span", "i", "strong");

    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /** Opens an element. Attributes come as name, value, name, value. */
    Markup open(String tag, String... attributes) {
        start(tag, attributes);
        open.push(tag);
        return this;
    }

    /** Closes the element opened last. */
    Markup close() {
        String tag = open.pop();
        out.append("</").append(tag).append(INLINE.contains(tag) ? ">" : ">\n");
        return this;
    }

    /** Writes text inside the open element. */
    Markup text(String text) {
        escape(text);
        return this;
    }

    /** Writes an element that holds only text. */
    Markup element(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close();
    }

    /** Writes an element without content, of HTML's void kind or of SVG. */
    Markup empty(String tag, String... attributes) {
        start(tag, attributes);
        out.append(tag.equals("meta") ? "\n" : "</" + tag + ">\n");
        return this;
    }

    /** Writes this package's own style sheet, the only text that is not escaped. */
    Markup style(String css) {
        out.append("<style>").append(css).append("</style>\n");
        return this;
    }

    private void start(String tag, String... attributes) {
        out.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1]);
            out.append('"');
        }
        out.append('>');
    }

    private void escape(String text) {
        text.codePoints().forEach(codePoint -> {
            switch (codePoint) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.appendCodePoint(isAllowed(codePoint) ? codePoint : '\uFFFD');
            }
        });
    }

    private static boolean isAllowed(int codePoint) {
        boolean surrogate = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
        boolean control = codePoint < FIRST_PRINTABLE && codePoint != '\n' && codePoint != '\t';
        return !surrogate && !control && codePoint != 0x7f;
    }

    @Override
    public String toString() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("Cannot finish page: element '" + open.peek() + "' is still open");
        }
        return "<!DOCTYPE html>\n" + out;
    }
}
