// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class HtmlPageTest {
    @Test
    @DisplayName("the security policy allows the page's own style sheet by its digest, and nothing else")
    void contentSecurityPolicy() throws Exception {
        String page = HtmlPage.titled("t").finished();
        String css = page.substring(page.indexOf("<style>") + "<style>".length(), page.indexOf("</style>"));
        byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(css.getBytes(StandardCharsets.UTF_8));
        String policy = "default-src 'none'; style-src 'sha256-"
                + Base64.getEncoder().encodeToString(sha256) + "'; base-uri 'none'; form-action 'none'";
        assertThat(page)
                .contains("http-equiv=\"Content-Security-Policy\" content=\"" + policy.replace("'", "&#39;") + "\"")
                .doesNotContain("unsafe-inline", "<script", " style=", "http://", "https://");
    }

    @Test
    @DisplayName("text and attribute values are escaped, and what no reader sees is replaced")
    void escaping() {
        String page = HtmlPage.titled("a<b")
                .element("p", "\u0000\u0007\ud800\uffff\u0085 & <i> \"'\n\t", "class", "\"><script>")
                .finished();
        assertThat(page)
                .contains("<title>a&lt;b</title>")
                .contains(
                        "<p class=\"&quot;&gt;&lt;script&gt;\">\ufffd\ufffd\ufffd\ufffd\ufffd &amp; &lt;i&gt; &quot;&#39;\n\t</p>")
                .endsWith("</main>\n</body>\n</html>\n");
    }

    @Test
    @DisplayName("in a table numbers, dates and short names stay whole, digests may be broken, and lines stay lines")
    void table() {
        String digest = "sha256:" + "0a".repeat(32);
        String page = HtmlPage.titled("t")
                .table(List.of(
                        List.of("entry", "when", "what"),
                        List.of(
                                "10",
                                "2026-11-23T18:00:00.123456789Z",
                                "two\nlines",
                                "two lines, of which\none is so long that it is prose"),
                        List.of("12", "run 01a2099e8b0f5f7982895af048499f91", "x-" + "y".repeat(60)),
                        List.of("11", "a run at 2026-11-23T18:00:00Z & more", "see " + digest)))
                .finished();
        assertThat(page)
                .contains("<div class=\"scroll\"><table><tr><th>entry</th>")
                .contains("<td>10</td>", "<td><time>2026-11-23T18:00:00.123456789Z</time></td>")
                .contains("<td class=\"lines\">two\nlines</td>", "<td class=\"prose\">two lines, of which\none is so")
                .contains("<td class=\"prose\">a run at <time>2026-11-23T18:00:00Z</time> &amp; more</td>")
                .contains("<td class=\"prose\">run <span>01a2099e8b0f5f7982895af048499f91</span></td>")
                .contains("<td class=\"prose\">x-yyy")
                .contains("<td class=\"prose\">see <code>" + digest + "</code></td>")
                .contains("th, td { text-align: left;", "white-space: nowrap; }");
    }

    @Test
    @DisplayName("lines that people wrote are paragraphs in Markdown, and lines of a cell")
    void markdownLines() {
        assertThat(MarkdownText.paragraphs("# one\n\n\r\n- two\n  three")).isEqualTo("\\# one\n\n\\- two\n\nthree");
        assertThat(MarkdownText.row(List.of("one\n<br>\n", ""))).isEqualTo("| one<br>\\<br\\> |  |\n");
    }
}
