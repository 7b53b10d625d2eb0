// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.export;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A part of a report, the same in Markdown and in HTML. What people wrote is escaped in both. Pure. */
sealed interface ReportBlock {
    /** A heading of level 1 to 3. */
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

    /** Characters that mean something in Markdown or in HTML within it. */
    String MARKUP = "\\`*_{}[]<>()#+!|~&";

    static String markdown(List<ReportBlock> blocks) {
        return blocks.stream().map(ReportBlock::markdown).collect(Collectors.joining("\n"));
    }

    private static String markdown(ReportBlock block) {
        if (block instanceof Heading heading) {
            return "#".repeat(heading.level()) + " " + escaped(heading.text()) + "\n";
        }
        if (block instanceof Paragraph paragraph) {
            return escaped(paragraph.text()) + "\n";
        }
        Table table = (Table) block;
        String rule = "|" + "---|".repeat(table.columns().size()) + "\n";
        return row(table.columns())
                + rule
                + table.rows().stream().map(ReportBlock::row).collect(Collectors.joining());
    }

    private static String row(List<String> cells) {
        return cells.stream().map(ReportBlock::escaped).collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static String escaped(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(point -> {
            if (Character.isISOControl(point)) {
                out.append(' ');
            } else {
                out.append(MARKUP.indexOf(point) >= 0 ? "\\" : "").appendCodePoint(point);
            }
        });
        return out.toString();
    }

    static String html(String title, List<ReportBlock> blocks) {
        return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>" + text(title)
                + "</title>\n<style>\nbody { font-family: sans-serif; max-width: 70em; margin: 2em auto; }\n"
                + "table { border-collapse: collapse; }\ntd, th { border: 1px solid #aaa; padding: 0.2em 0.5em;"
                + " text-align: left; vertical-align: top; overflow-wrap: anywhere; }\n</style>\n</head>\n<body>\n"
                + blocks.stream().map(ReportBlock::html).collect(Collectors.joining())
                + "</body>\n</html>\n";
    }

    private static String html(ReportBlock block) {
        if (block instanceof Heading heading) {
            return element("h" + heading.level(), text(heading.text())) + "\n";
        }
        if (block instanceof Paragraph paragraph) {
            return element("p", text(paragraph.text())) + "\n";
        }
        Table table = (Table) block;
        return "<table>\n"
                + Stream.concat(
                                Stream.of(cells("th", table.columns())),
                                table.rows().stream().map(cells -> cells("td", cells)))
                        .collect(Collectors.joining())
                + "</table>\n";
    }

    private static String cells(String tag, List<String> cells) {
        return "<tr>" + cells.stream().map(cell -> element(tag, text(cell))).collect(Collectors.joining()) + "</tr>\n";
    }

    private static String element(String tag, String content) {
        return "<" + tag + ">" + content + "</" + tag + ">";
    }

    private static String text(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
