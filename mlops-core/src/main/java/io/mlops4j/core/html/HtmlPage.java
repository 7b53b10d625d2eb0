// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.html;

import io.mlops4j.common.Digest;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;

/**
 * Writes one page, which is well-formed XML too. Every text and every attribute value is escaped; names of elements and
 * attributes come from the library only. Mutable, for one thread.
 */
public final class HtmlPage {
    private static final String PREAMBLE = "<!DOCTYPE html>\n";

    private final StringBuilder out = new StringBuilder(PREAMBLE);
    private final Deque<String> open = new ArrayDeque<>();

    private HtmlPage() {}

    /**
     * Starts a page: writes its head and opens its body.
     *
     * @param title the title
     * @return the page
     */
    public static HtmlPage titled(String title) {
        HtmlPage page = new HtmlPage();
        page.open("html", "lang", "en").open("head");
        page.empty("meta", "charset", "utf-8");
        page.empty("meta", "http-equiv", "Content-Security-Policy", "content", contentSecurityPolicy());
        page.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        page.element("title", title);
        page.out.append("<style>").append(PageStyle.CSS).append("</style>\n");
        return page.close().open("body").open("main");
    }

    /**
     * Says what a browser lets the page do: nothing but use its own style sheet.
     *
     * @return the policy, as in W3C Content Security Policy Level 3
     */
    static String contentSecurityPolicy() {
        byte[] sha256 = HexFormat.of().parseHex(Digest.of(PageStyle.CSS).hex());
        return "default-src 'none'; style-src 'sha256-" + Base64.getEncoder().encodeToString(sha256)
                + "'; base-uri 'none'; form-action 'none'";
    }

    /**
     * Opens an element.
     *
     * @param tag its name
     * @param attributes name, value, name, value
     * @return this page
     */
    public HtmlPage open(String tag, String... attributes) {
        start(tag, attributes);
        out.append('>');
        open.push(tag);
        return this;
    }

    /**
     * Closes the element that was opened last.
     *
     * @return this page
     */
    public HtmlPage close() {
        out.append("</").append(open.pop()).append(">\n");
        return this;
    }

    /**
     * Writes text, escaped.
     *
     * @param text any text
     * @return this page
     */
    public HtmlPage text(String text) {
        text.codePoints().forEach(this::escape);
        return this;
    }

    /**
     * Writes an element that holds only text.
     *
     * @param tag its name
     * @param text any text
     * @param attributes name, value, name, value
     * @return this page
     */
    public HtmlPage element(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close();
    }

    /**
     * Writes an element that holds only text, in which a digest may be broken anywhere, a date or an id nowhere.
     *
     * @param tag its name
     * @param text any text
     * @param attributes name, value, name, value
     * @return this page
     */
    public HtmlPage words(String tag, String text, String... attributes) {
        open(tag, attributes);
        Matcher marked = CellText.MARKED.matcher(text);
        int end = 0;
        while (marked.find()) {
            text(text.substring(end, marked.start()));
            inline(CellText.tag(marked.group()), marked.group());
            end = marked.end();
        }
        return text(text.substring(end)).close();
    }

    /**
     * Writes a table that scrolls by itself where it is wider than the page.
     *
     * @param rows the rows, the first with the headings; lines of a cell stay lines
     * @return this page
     */
    public HtmlPage table(List<List<String>> rows) {
        open("div", "class", "scroll").open("table");
        for (int i = 0; i < rows.size(); i++) {
            String cell = i == 0 ? "th" : "td";
            open("tr");
            for (String text : rows.get(i)) {
                String kind = CellText.kind(text);
                words(cell, text, kind.isEmpty() ? new String[0] : new String[] {"class", kind});
            }
            close();
        }
        return close().close();
    }

    /**
     * Closes what is open.
     *
     * @return the whole text, to be written as UTF-8
     */
    public String finished() {
        while (!open.isEmpty()) {
            close();
        }
        return out.toString();
    }

    /** Without the line feed after it, which would be shown. */
    private void inline(String tag, String text) {
        out.append('<').append(tag).append('>');
        text(text);
        out.append("</").append(tag).append('>');
    }

    private void empty(String tag, String... attributes) {
        start(tag, attributes);
        out.append("/>\n");
    }

    private void start(String tag, String... attributes) {
        out.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            text(attributes[i + 1]);
            out.append('"');
        }
    }

    private void escape(int point) {
        switch (point) {
            case '&' -> out.append("&amp;");
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '"' -> out.append("&quot;");
            case '\'' -> out.append("&#39;");
            default -> out.appendCodePoint(isAllowed(point) ? point : 0xFFFD);
        }
    }

    /** Whether both HTML and XML 1.0 have the character, and readers see it. */
    private static boolean isAllowed(int point) {
        boolean surrogate = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
        boolean control = Character.isISOControl(point) && point != '\n' && point != '\t';
        return !surrogate && !control && (point & 0xFFFE) != 0xFFFE;
    }
}
