// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.html;

import io.mlops4j.drift.ColumnDrift;
import io.mlops4j.drift.Finding;
import io.mlops4j.drift.SampleSummary;

/** Every number of the latest window, as a table. */
record DetailSection(Window latest) {
    void write(Markup page) {
        page.element("h2", "All figures of " + latest.label());
        page.element(
                "p",
                "p is how often chance alone would bring about a score as large"
                        + Words.correction(latest.report().correction()) + "; drift needs p below "
                        + latest.report().significance() + " and a score on or above its line.",
                "class",
                "note");
        page.element("p", "Scroll sideways for the verdicts.", "class", "hint");
        page.open("section", "class", "card scroll", "aria-label", "All figures");
        page.open("table", "class", "list").open("thead").open("tr");
        page.element("th", "Column", "scope", "col").element("th", "Statistic", "scope", "col");
        for (String heading :
                new String[] {"Score", "Line", "p", "Values then", "Values now", "Missing then", "Missing now"}) {
            page.element("th", heading, "scope", "col", "class", "num");
        }
        page.element("th", "Verdict", "scope", "col").close().close().open("tbody");
        for (ColumnDrift column : latest.report().columns()) {
            for (Finding finding : column.findings()) {
                writeRow(page, column, finding);
            }
        }
        page.close().close().close();
    }

    private static void writeRow(Markup page, ColumnDrift column, Finding finding) {
        boolean first = column.findings().get(0).equals(finding);
        page.open("tr", "title", finding.reason());
        page.open("td");
        if (first) {
            page.element("strong", column.name());
        }
        page.close();
        page.element("td", finding.title());
        Double value = finding.effect();
        Double pValue = finding.adjustedPValue() == null ? finding.pValue() : finding.adjustedPValue();
        writeFigure(page, value == null ? "–" : Words.exactly(value));
        writeFigure(page, Words.score(finding.threshold()));
        writeFigure(page, pValue == null ? "–" : Words.pValue(pValue));
        writeFigure(page, Words.count(finding.referenceSize()));
        writeFigure(page, Words.count(finding.currentSize()));
        writeFigure(page, first ? missing(column.reference()) : "");
        writeFigure(page, first ? missing(column.current()) : "");
        page.open("td").element("span", words(finding), "class", badge(finding));
        page.close().close();
    }

    private static String missing(SampleSummary sample) {
        return Words.percent(sample.missingShare());
    }

    private static void writeFigure(Markup page, String figure) {
        page.element("td", figure, "class", "num");
    }

    private static String words(Finding finding) {
        Double effect = finding.effect();
        return Words.verdict(finding.verdict(), effect == null ? 0 : effect / finding.threshold());
    }

    private static String badge(Finding finding) {
        return switch (finding.verdict()) {
            case DRIFTED -> "badge drifted";
            case STABLE -> "badge";
            case INSUFFICIENT_DATA -> "badge little";
        };
    }
}
