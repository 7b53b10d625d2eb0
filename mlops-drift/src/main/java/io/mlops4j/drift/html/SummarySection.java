// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.html;

import io.mlops4j.drift.ColumnDrift;
import io.mlops4j.drift.DriftReport;
import io.mlops4j.drift.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What a business analyst wants to know, in plain words, before any chart. */
record SummarySection(String title, String reference, List<Window> windows, List<Series> series) {
    // As many as fit one glance.
    private static final int CHANGES_SHOWN = 4;

    void write(Markup page) {
        Window latest = windows.get(windows.size() - 1);
        page.open("header");
        page.element("h1", title);
        page.element("p", "Compared with " + reference + ". " + period(), "class", "soft");
        page.close();
        page.open("section", "aria-label", "Summary");
        page.open("div", "class", "tiles");
        writeVerdictTile(page, latest);
        writeWindowsTile(page);
        worst(latest.report()).ifPresent(column -> writeWorstTile(page, column));
        series.forEach(one -> writeSeriesTile(page, one));
        page.close();
        page.element("p", lead(latest), "class", "lead");
        writeChanges(page, latest);
        page.close();
    }

    private String period() {
        return windows.size() == 1
                ? "One window: " + windows.get(0).label() + "."
                : windows.size() + " windows, " + windows.get(0).label() + " to "
                        + windows.get(windows.size() - 1).label() + ".";
    }

    private static void writeVerdictTile(Markup page, Window latest) {
        DriftReport report = latest.report();
        String figure = switch (report.verdict()) {
            case DRIFTED -> "Data has drifted";
            case STABLE -> report.driftedColumns().isEmpty() ? "No drift" : "Some columns drift";
            case INSUFFICIENT_DATA -> "Too little data";
        };
        boolean alarm = report.verdict() == Verdict.DRIFTED;
        writeTile(
                page,
                alarm ? "tile card alarm" : "tile card calm",
                "Latest window, " + latest.label(),
                figure,
                report.driftedColumns().size() + " of " + report.decidedColumns() + " columns"
                        + (report.decidedColumns() < report.columns().size() ? " with enough data" : "") + ", "
                        + rows(report));
    }

    private static String rows(DriftReport report) {
        long rows = report.columns().stream()
                .mapToLong(column -> column.current().rows())
                .max()
                .orElse(0);
        return Words.count(rows) + (rows == 1 ? " row" : " rows");
    }

    private void writeWindowsTile(Markup page) {
        if (windows.size() > 1) {
            String since =
                    firstDrifted().map(window -> "first in " + window.label()).orElse("no window so far");
            writeTile(
                    page,
                    "tile card",
                    "Windows in which the data drifted",
                    driftedWindows() + " of " + windows.size(),
                    since);
        }
    }

    private static void writeWorstTile(Markup page, ColumnDrift column) {
        Score score = Score.of(column);
        writeTile(
                page,
                "tile card",
                "Largest shift in the latest window",
                column.name(),
                score.title() + " " + Words.score(score.value()) + ", line at " + Words.score(score.threshold()));
    }

    private void writeSeriesTile(Markup page, Series one) {
        for (int i = windows.size() - 1; i >= 0; i--) {
            if (Double.isFinite(one.values().get(i))) {
                writeTile(
                        page,
                        "tile card",
                        one.title(),
                        Words.number(one.values().get(i)),
                        "in " + windows.get(i).label() + since(one, i));
                return;
            }
        }
    }

    private String since(Series one, int latest) {
        double first = one.values().get(0);
        if (latest == 0 || !Double.isFinite(first)) {
            return "";
        }
        int direction = Double.compare(one.values().get(latest), first);
        String words = direction > 0 ? "up from " : direction < 0 ? "down from " : "the same as ";
        return ", " + words + Words.number(first) + " in " + windows.get(0).label();
    }

    private static void writeTile(Markup page, String type, String what, String figure, String more) {
        page.open("div", "class", type);
        page.element("div", what, "class", "what");
        page.element("div", figure, "class", "figure");
        page.element("div", more, "class", "more");
        page.close();
    }

    private String lead(Window latest) {
        DriftReport report = latest.report();
        int drifted = report.driftedColumns().size();
        if (report.verdict() == Verdict.INSUFFICIENT_DATA) {
            return "In " + latest.label() + " there are too few values to tell whether the data has changed.";
        }
        if (drifted == 0) {
            return "In " + latest.label() + " the data looks like the reference: what differs is too small to matter,"
                    + " or no more than chance would bring about.";
        }
        return "In " + latest.label() + ", " + drifted + (drifted == 1 ? " column differs" : " columns differ")
                + " from the reference by more than chance explains and by enough to matter. A model made from the"
                + " reference was trained on data unlike what arrives now; check how well it still predicts.";
    }

    private static void writeChanges(Markup page, Window latest) {
        List<ColumnDrift> drifted = latest.report().columns().stream()
                .filter(column -> column.verdict() == Verdict.DRIFTED)
                .sorted(Comparator.comparingDouble(
                                (ColumnDrift column) -> Score.of(column).ratio())
                        .reversed())
                .limit(CHANGES_SHOWN)
                .toList();
        if (!drifted.isEmpty()) {
            page.element("p", "What changed most:", "class", "soft");
            page.open("ul", "class", "changes");
            for (ColumnDrift column : drifted) {
                page.open("li").element("strong", column.name() + ":");
                page.text(" " + BinShares.of(column).change()).close();
            }
            page.close();
        }
    }

    private static Optional<ColumnDrift> worst(DriftReport report) {
        return report.columns().stream()
                .filter(column -> !Double.isNaN(Score.of(column).value()))
                .max(Comparator.comparingDouble(column -> Score.of(column).ratio()));
    }

    private long driftedWindows() {
        return windows.stream()
                .filter(window -> window.report().verdict() == Verdict.DRIFTED)
                .count();
    }

    private Optional<Window> firstDrifted() {
        return windows.stream()
                .filter(window -> window.report().verdict() == Verdict.DRIFTED)
                .findFirst();
    }
}
