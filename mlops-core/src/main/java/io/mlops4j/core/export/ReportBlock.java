// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.export;

import io.mlops4j.core.html.HtmlPage;
import io.mlops4j.core.html.MarkdownText;
import java.util.List;
import java.util.stream.Collectors;

/** A part of a report, the same in Markdown and in HTML. What people wrote is escaped in both. Pure. */
sealed interface ReportBlock {
    /** A heading of level 1 to 4. */
    record Heading(int level, String text) implements ReportBlock {}

    /** A paragraph. */
    record Paragraph(String text) implements ReportBlock {}

    /** A table; every row has as many cells as there are columns. */
    record Table(List<String> columns, List<List<String>> rows) implements ReportBlock {
        public Table {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    static String markdown(List<ReportBlock> blocks) {
        return blocks.stream().map(ReportBlock::markdown).collect(Collectors.joining("\n"));
    }

    private static String markdown(ReportBlock block) {
        if (block instanceof Heading heading) {
            return "#".repeat(heading.level()) + " " + MarkdownText.line(heading.text()) + "\n";
        }
        if (block instanceof Paragraph paragraph) {
            return MarkdownText.line(paragraph.text()) + "\n";
        }
        Table table = (Table) block;
        String rule = "|" + "---|".repeat(table.columns().size()) + "\n";
        return row(table.columns())
                + rule
                + table.rows().stream().map(ReportBlock::row).collect(Collectors.joining());
    }

    private static String row(List<String> cells) {
        return cells.stream().map(MarkdownText::line).collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    static String html(String title, List<ReportBlock> blocks) {
        HtmlPage page = HtmlPage.titled(title);
        blocks.forEach(block -> write(page, block));
        return page.finished();
    }

    private static void write(HtmlPage page, ReportBlock block) {
        if (block instanceof Heading heading) {
            page.element("h" + heading.level(), heading.text());
        } else if (block instanceof Paragraph paragraph) {
            page.element("p", paragraph.text());
        } else {
            Table table = (Table) block;
            page.open("table");
            write(page, "th", table.columns());
            table.rows().forEach(cells -> write(page, "td", cells));
            page.close();
        }
    }

    private static void write(HtmlPage page, String tag, List<String> cells) {
        page.open("tr");
        cells.forEach(cell -> page.element(tag, cell));
        page.close();
    }
}
