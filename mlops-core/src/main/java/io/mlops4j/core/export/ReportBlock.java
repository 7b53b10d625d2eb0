// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.export;

import io.mlops4j.core.html.HtmlPage;
import io.mlops4j.core.html.MarkdownText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A part of a report, the same in Markdown and in HTML. What people wrote is escaped in both. Pure. */
sealed interface ReportBlock {
    /** A heading of level 1 to 4. */
    record Heading(int level, String text) implements ReportBlock {}

    /** A text; each of its lines is a paragraph. */
    record Paragraph(String text) implements ReportBlock {}

    /** A sentence that no reader should miss. */
    record Alarm(String text) implements ReportBlock {}

    /** A table; every row has as many cells as there are columns. */
    record Table(List<String> columns, List<List<String>> rows) implements ReportBlock {
        public Table {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
        }

        /** A table, or a sentence if there is nothing to put into it. */
        static ReportBlock or(String none, List<String> columns, List<List<String>> rows) {
            return rows.isEmpty() ? new Paragraph(none) : new Table(columns, rows);
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
            return MarkdownText.paragraphs(paragraph.text()) + "\n";
        }
        if (block instanceof Alarm alarm) {
            return "**" + MarkdownText.line(alarm.text()) + "**\n";
        }
        Table table = (Table) block;
        String rule = "|" + "---|".repeat(table.columns().size()) + "\n";
        return MarkdownText.row(table.columns())
                + rule
                + table.rows().stream().map(MarkdownText::row).collect(Collectors.joining());
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
            page.words("p", paragraph.text());
        } else if (block instanceof Alarm alarm) {
            page.words("p", alarm.text(), "class", "alarm");
        } else {
            Table table = (Table) block;
            List<List<String>> rows = new ArrayList<>();
            rows.add(table.columns());
            rows.addAll(table.rows());
            page.table(rows);
        }
    }
}
