// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.html;

import io.mlops4j.drift.ColumnDrift;
import io.mlops4j.drift.Verdict;
import java.util.List;

/** How the worst columns of the latest window are distributed, beside the reference. */
record DistributionSection(Window latest) {
    private static final int COLUMNS_SHOWN = 6;

    void write(Markup page) {
        List<ColumnDrift> comparable = latest.report().columns().stream()
                .filter(column -> column.reference().rows() > 0
                        && column.current().rows() > 0
                        && !column.bins().isEmpty()
                        && Score.of(column).hasValue())
                .sorted(Score.largestFirst())
                .toList();
        List<ColumnDrift> worst = comparable.subList(0, Math.min(COLUMNS_SHOWN, comparable.size()));
        if (worst.isEmpty()) {
            return;
        }
        page.element("h2", "Then and now");
        page.element(
                "p",
                "How the rows of " + latest.label()
                        + " are spread, beside the reference. Columns that have drifted come"
                        + " first, then those with the largest scores." + leftOut(comparable),
                "class",
                "note");
        page.open("div", "class", "key");
        page.open("span").element("i", "", "class", "kr").text("reference").close();
        page.open("span").element("i", "", "class", "kb").text(latest.label()).close();
        page.close().element("p", "");
        page.open("section", "class", "grid2", "aria-label", "Then and now");
        for (ColumnDrift column : worst) {
            BinShares shares = BinShares.of(column);
            page.open("div", "class", "card").element("h3", column.name());
            page.element("p", Words.capitalised(shares.change()));
            new BarChart(column.name(), shares.change(), shares.shown()).write(page);
            if (OddValues.of(column).areThere()) {
                page.element("p", Words.capitalised(OddValues.of(column).sentence()));
            }
            if (!column.unseen().isEmpty()) {
                page.element("p", new NewCategories(column).names());
            }
            page.close();
        }
        page.close();
    }

    /** What a reader will not find in the charts, drifted columns by name. */
    private static String leftOut(List<ColumnDrift> comparable) {
        if (comparable.size() <= COLUMNS_SHOWN) {
            return "";
        }
        List<String> drifted = comparable.subList(COLUMNS_SHOWN, comparable.size()).stream()
                .filter(column -> column.verdict() == Verdict.DRIFTED)
                .map(ColumnDrift::name)
                .toList();
        return " Only " + COLUMNS_SHOWN + " of " + comparable.size() + " columns are shown"
                + (drifted.isEmpty() ? "." : "; not shown, but drifted: " + String.join(", ", drifted) + ".");
    }
}
