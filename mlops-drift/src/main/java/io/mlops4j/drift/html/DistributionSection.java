// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.html;

import io.mlops4j.drift.ColumnDrift;
import java.util.List;
import java.util.Map;

/** How the worst columns of the latest window are distributed, beside the reference. */
record DistributionSection(Window latest) {
    private static final int COLUMNS_SHOWN = 6;
    private static final int NAMES_SHOWN = 3;

    void write(Markup page) {
        List<ColumnDrift> worst = latest.report().columns().stream()
                .filter(column -> column.reference().rows() > 0
                        && column.current().rows() > 0
                        && !column.bins().isEmpty()
                        && Score.of(column).hasValue())
                .sorted(Score.largestFirst())
                .limit(COLUMNS_SHOWN)
                .toList();
        if (worst.isEmpty()) {
            return;
        }
        page.element("h2", "Then and now");
        page.element(
                "p",
                "How the rows of " + latest.label() + " are spread, beside the reference. The columns with the largest"
                        + " scores come first.",
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
                page.element("p", newCategories(column));
            }
            page.close();
        }
        page.close();
    }

    private static String newCategories(ColumnDrift column) {
        List<String> largest = column.unseen().entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(NAMES_SHOWN)
                .map(entry -> Words.quoted(entry.getKey(), 40) + " (" + Words.rows(entry.getValue()) + ")")
                .toList();
        boolean more = column.unseen().size() > NAMES_SHOWN || column.unseenPooled() > 0;
        return "Not named in the reference: " + String.join(", ", largest) + (more ? " and others." : ".");
    }
}
