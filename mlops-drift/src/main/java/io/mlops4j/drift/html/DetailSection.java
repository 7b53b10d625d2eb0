// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.html;

import io.mlops4j.drift.ColumnDrift;
import io.mlops4j.drift.Finding;
import io.mlops4j.drift.SampleSummary;
import io.mlops4j.drift.Verdict;
import java.util.ArrayList;
import java.util.List;

/** Every number of the latest window, as a table: drifted columns first. */
record DetailSection(Window latest) {
    private static final String NOTHING = "–";

    void write(Markup page) {
        page.element("h2", "All figures of " + latest.label());
        page.element("p", legend(), "class", "note");
        page.element("p", "Scroll sideways for all figures.", "class", "hint");
        page.open("section", "class", "card scroll", "aria-label", "All figures");
        page.open("table", "class", "list").open("thead").open("tr");
        for (String heading : List.of("Column", "Verdict", "Statistic")) {
            page.element("th", heading, "scope", "col");
        }
        for (String heading : figureHeadings()) {
            page.element("th", heading, "scope", "col", "class", "num");
        }
        page.close().close().open("tbody");
        latest.report().columns().stream().sorted(Score.largestFirst()).forEach(column -> writeColumn(page, column));
        page.close().close().close();
    }

    private String legend() {
        return "p is how often chance alone would bring about a score as large"
                + Words.correction(latest.report().correction())
                + ". Drift needs a score on or above its line, p below "
                + latest.report().significance()
                + (isCalibrated()
                        ? ", and a value above the calibrated threshold, which is the most that chance brings about in"
                                + " samples drawn from the reference itself."
                        : ".");
    }

    private boolean isCalibrated() {
        return latest.report().columns().stream()
                .flatMap(column -> column.findings().stream())
                .anyMatch(finding -> finding.calibratedThreshold() != null);
    }

    private List<String> figureHeadings() {
        List<String> headings = new ArrayList<>(List.of("Score", "Line"));
        if (isCalibrated()) {
            headings.add("Calibrated threshold");
        }
        headings.addAll(List.of("p", "Values then", "Values now", "Missing then", "Missing now"));
        return headings;
    }

    private void writeColumn(Markup page, ColumnDrift column) {
        if (column.findings().isEmpty()) {
            page.open("tr")
                    .open("td", "class", "name")
                    .element("strong", column.name())
                    .close();
            page.open("td")
                    .element("span", Words.NOT_COMPARED, "class", "badge little")
                    .close();
            page.element("td", column.reason(), "colspan", isCalibrated() ? "9" : "8")
                    .close();
        }
        for (int i = 0; i < column.findings().size(); i++) {
            writeRow(page, column, column.findings().get(i), i == 0 ? RowPlace.FIRST : RowPlace.LATER);
        }
    }

    /** The column's own figures are said once. */
    private enum RowPlace {
        FIRST,
        LATER
    }

    private void writeRow(Markup page, ColumnDrift column, Finding finding, RowPlace place) {
        boolean first = place == RowPlace.FIRST;
        page.open("tr", "title", finding.reason()).open("td", "class", "name");
        if (first) {
            page.element("strong", column.name());
        }
        page.close()
                .open("td")
                .element("span", words(column, finding), "class", badge(finding))
                .close();
        page.open("td").text(finding.title());
        if (finding.verdict() == Verdict.INSUFFICIENT_DATA) {
            page.element("div", Words.capitalised(finding.reason()), "class", "why");
        }
        page.close();
        Double effect = finding.effect();
        Double pValue = finding.adjustedPValue() == null ? finding.pValue() : finding.adjustedPValue();
        writeFigure(page, effect == null ? NOTHING : Words.exactly(effect));
        writeFigure(page, Words.figure(finding.threshold()));
        if (isCalibrated()) {
            writeCalibrated(page, finding);
        }
        writeFigure(page, pValue == null ? NOTHING : Words.pValue(pValue));
        writeFigure(page, Words.count(finding.referenceSize()));
        writeFigure(page, Words.count(finding.currentSize()));
        writeFigure(page, first ? missing(column.reference()) : "");
        writeFigure(page, first ? missing(column.current()) : "");
        page.close();
    }

    /** The value is held against it, which for some statistics is not the score. */
    private static void writeCalibrated(Markup page, Finding finding) {
        Double threshold = finding.calibratedThreshold();
        Double value = finding.value();
        page.open("td", "class", "num").text(threshold == null ? NOTHING : Words.exactly(threshold));
        if (threshold != null && value != null && !value.equals(finding.effect())) {
            page.element("div", "value " + Words.exactly(value), "class", "why");
        }
        page.close();
    }

    private static String missing(SampleSummary sample) {
        return Words.percent(sample.missingShare());
    }

    private static void writeFigure(Markup page, String figure) {
        page.element("td", figure, "class", "num");
    }

    private static String words(ColumnDrift column, Finding finding) {
        return Score.failed(column, finding)
                ? Words.NOT_COMPARED
                : Words.verdict(finding.verdict(), Score.ratio(finding));
    }

    private static String badge(Finding finding) {
        return switch (finding.verdict()) {
            case DRIFTED -> "badge drifted";
            case STABLE -> "badge";
            case INSUFFICIENT_DATA -> "badge little";
        };
    }
}
