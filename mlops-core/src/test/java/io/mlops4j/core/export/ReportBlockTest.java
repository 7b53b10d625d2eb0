// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ReportBlockTest {
    private static final String NASTY = "<script>alert('x')</script> | *bold* [link](javascript:x) & \"q\"\nnext";
    private static final List<ReportBlock> BLOCKS = List.of(
            new ReportBlock.Heading(2, NASTY),
            new ReportBlock.Paragraph(NASTY),
            new ReportBlock.Alarm(NASTY),
            new ReportBlock.Table(List.of("a", "b"), List.of(List.of(NASTY, "2"))));

    @Test
    @DisplayName("what people wrote is text in HTML, not markup")
    void html() {
        assertThat(ReportBlock.html(NASTY, BLOCKS))
                .doesNotContain("<script>")
                .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;")
                .contains("\nnext</p>", "<p class=\"alarm\">&lt;script", "\nnext</td>")
                .contains("<tr><th>a</th>\n<th>b</th>\n</tr>")
                .contains("content=\"default-src &#39;none&#39;; style-src &#39;sha256-");
    }

    @Test
    @DisplayName("what people wrote is text in Markdown, on one line, in one cell")
    void markdown() {
        String text = ReportBlock.markdown(BLOCKS);
        assertThat(text)
                .contains("## \\<script\\>alert('x')\\</script\\> \\| \\*bold\\* \\[link\\](javascript:x)")
                .contains("| a | b |\n|---|---|\n| \\<script")
                .contains("\n\nnext\n", "<br>next | 2 |\n");
        assertThat(text.lines().filter(line -> line.startsWith("| "))).hasSize(2);
        assertThat(text).contains("**\\<script").contains(" next**\n");
    }
}
