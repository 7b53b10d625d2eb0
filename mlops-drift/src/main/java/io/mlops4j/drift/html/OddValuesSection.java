// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.html;

import io.mlops4j.drift.ColumnDrift;
import java.util.List;

/** Which columns of the latest window hold values of the wrong kind, NaN or infinities. */
record OddValuesSection(Window latest) {
    void write(Markup page) {
        List<ColumnDrift> columns = latest.report().columns().stream()
                .filter(column -> OddValues.of(column).areThere())
                .toList();
        if (columns.isEmpty()) {
            return;
        }
        page.element("h2", "Values that are hardly meant");
        page.element(
                "p",
                "Values that are not of the column's kind (text among numbers, for instance) and NaN count as missing;"
                        + " infinities count as values. They often come from a fault on the way, not from a change in the"
                        + " world.",
                "class",
                "note");
        page.open("section", "class", "card", "aria-label", "Values that are hardly meant");
        page.open("ul", "class", "changes");
        for (ColumnDrift column : columns) {
            page.open("li").element("strong", column.name() + ":");
            page.text(" " + OddValues.of(column).sentence()).close();
        }
        page.close().close();
    }
}
