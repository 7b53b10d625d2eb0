// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.html;

import io.mlops4j.drift.ColumnDrift;
import io.mlops4j.drift.DriftReport;
import io.mlops4j.drift.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

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
        page.element("p", unseen(latest.report()) + lead(latest), "class", "lead");
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
                decided(report) + ", " + rows(report));
    }

    private static String decided(DriftReport report) {
        int all = report.columns().size();
        int decided = report.decidedColumns();
        if (decided == 0) {
            return "none of " + all + (all == 1 ? " column" : " columns") + " has enough data";
        }
        return report.driftedColumns().size() + " of " + decided + (decided == 1 ? " column" : " columns")
                + (decided < all ? " with a verdict (" + all + " in all)" : "");
    }

    private static String rows(DriftReport report) {
        long rows = report.columns().stream()
                .mapToLong(column -> column.current().rows())
                .max()
                .orElse(0);
        return Words.rows(rows);
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
                score.words() + (score.drifted() ? "" : ", " + score.verdictWords()));
    }

    private void writeSeriesTile(Markup page, Series one) {
        int last = windows.size() - 1;
        double value = one.values().get(last);
        String more = "in " + windows.get(last).label() + (Double.isNaN(value) ? before(one, last) : since(one, last));
        writeTile(page, "tile card", one.title(), Words.number(value), more);
    }

    private String before(Series one, int end) {
        for (int i = end - 1; i >= 0; i--) {
            double value = one.values().get(i);
            if (!Double.isNaN(value)) {
                return "; the last was " + Words.number(value) + " in "
                        + windows.get(i).label();
            }
        }
        return "";
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

    /** Stable columns of which a notable part is new; the drifted ones say so below. */
    private static String unseen(DriftReport report) {
        return report.columns().stream()
                .filter(column -> column.verdict() == Verdict.STABLE && new NewCategories(column).areNotable())
                .map(column -> "In " + column.name() + ", " + new NewCategories(column).sentence() + " ")
                .collect(Collectors.joining());
    }

    private String lead(Window latest) {
        DriftReport report = latest.report();
        int drifted = report.driftedColumns().size();
        if (report.verdict() == Verdict.INSUFFICIENT_DATA) {
            return "In " + latest.label() + " there are too few values to tell whether the data has changed.";
        }
        if (drifted == 0) {
            boolean unseen = !unseen(report).isEmpty();
            return "In " + latest.label() + (unseen ? " no column has drifted" : " the data looks like the reference")
                    + ": what differs is too small to matter,"
                    + " or no more than chance would bring about.";
        }
        return "In " + latest.label() + ", " + drifted + (drifted == 1 ? " column differs" : " columns differ")
                + " from the reference by more than chance explains and by enough to matter. A model made from the"
                + " reference was trained on data unlike what arrives now; check how well it still predicts.";
    }

    private static void writeChanges(Markup page, Window latest) {
        List<ColumnDrift> drifted = latest.report().columns().stream()
                .filter(column -> column.verdict() == Verdict.DRIFTED)
                .sorted(Score.largestFirst())
                .toList();
        if (drifted.isEmpty()) {
            return;
        }
        page.element("p", "What changed most:", "class", "soft");
        page.open("ul", "class", "changes");
        drifted.stream().limit(CHANGES_SHOWN).forEach(column -> writeChange(page, column));
        if (drifted.size() > CHANGES_SHOWN) {
            page.element("li", "and " + (drifted.size() - CHANGES_SHOWN) + " more.");
        }
        page.close();
    }

    private static void writeChange(Markup page, ColumnDrift column) {
        OddValues odd = OddValues.of(column);
        NewCategories fresh = new NewCategories(column);
        page.open("li").element("strong", column.name() + ":");
        page.text((fresh.areNotable() ? " " + fresh.sentence() + " " : " ")
                        + Words.capitalised(BinShares.of(column).change())
                        + (odd.areThere() ? " " + Words.capitalised(odd.sentence()) : ""))
                .close();
    }

    private static Optional<ColumnDrift> worst(DriftReport report) {
        return report.columns().stream()
                .filter(column -> Score.of(column).hasValue())
                .min(Score.largestFirst());
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
