// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.html;

import io.mlops4j.drift.DriftReport;
import io.mlops4j.drift.Verdict;
import java.util.ArrayList;
import java.util.List;

/** The course of the data set as a whole, and of the caller's own quantities. */
record CourseSection(List<Window> windows, List<Series> series) {
    private static final int WIDTH = 520;
    private static final int HEIGHT = 190;

    void write(Markup page) {
        if (windows.size() < 2) {
            return;
        }
        List<String> labels = windows.stream().map(Window::label).toList();
        page.element("h2", "Over time");
        page.element(
                "p",
                "▲ marks windows in which the data set counts as drifted; the dashed line is where that begins. ↑ lies"
                        + " beyond the scale.",
                "class",
                "note");
        page.open("section", "class", "wide", "aria-label", "Over time");
        writeCard(page, "Share of columns that drifted", "Of the columns with enough data.", shares(labels));
        for (Series one : series) {
            writeCard(page, one.title(), one.explanation(), chart(one, labels));
        }
        page.close();
    }

    private static void writeCard(Markup page, String title, String explanation, LineChart chart) {
        page.open("div", "class", "card").element("h3", title).element("p", explanation);
        chart.write(page);
        page.close();
    }

    private LineChart shares(List<String> labels) {
        List<LineChart.Point> points = new ArrayList<>();
        for (Window window : windows) {
            DriftReport report = window.report();
            boolean undecided = report.verdict() == Verdict.INSUFFICIENT_DATA;
            points.add(new LineChart.Point(
                    undecided ? Double.NaN : report.driftedShare(),
                    report.verdict() == Verdict.DRIFTED ? LineChart.Emphasis.DRIFTED : LineChart.Emphasis.PLAIN,
                    window.label() + ": " + report.driftedColumns().size() + " of " + report.decidedColumns()
                            + " columns, " + Words.verdict(report.verdict())));
        }
        double threshold = windows.get(windows.size() - 1).report().driftedShareThreshold();
        String description = "Line over " + windows.size() + " windows; in the latest "
                + Words.percent(windows.get(windows.size() - 1).report().driftedShare()) + " of the columns drifted.";
        return new LineChart(
                "Share of columns that drifted", description, labels, points, Axis.shares(), threshold, WIDTH, HEIGHT);
    }

    private LineChart chart(Series one, List<String> labels) {
        List<LineChart.Point> points = new ArrayList<>();
        for (int i = 0; i < windows.size(); i++) {
            double value = one.values().get(i);
            points.add(new LineChart.Point(
                    value == Double.NEGATIVE_INFINITY ? Double.NaN : value,
                    LineChart.Emphasis.PLAIN,
                    windows.get(i).label() + ": " + Words.number(value)));
        }
        return new LineChart(
                one.title(),
                "Line over " + windows.size() + " windows. " + one.explanation(),
                labels,
                points,
                Axis.around(one.values()),
                Double.NaN,
                WIDTH,
                HEIGHT);
    }
}
