// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.html;

import io.mlops4j.drift.ColumnDrift;
import io.mlops4j.drift.Finding;
import io.mlops4j.drift.column.UnseenRows;
import io.mlops4j.drift.statistic.UnseenShare;
import java.util.List;
import java.util.Map;

/** What a current sample holds in categories that the reference lacks. */
record NewCategories(ColumnDrift column) {
    private static final int NAMES_SHOWN = 3;
    private static final int WIDEST = 40;

    /** Whether a reader should know of them before anything else. */
    boolean areNotable() {
        return rows().areNotable();
    }

    /** How many rows. A reference that did not keep all names lacks only the name. */
    String sentence() {
        boolean known = column.finding(UnseenShare.ID).map(Finding::effect).isPresent();
        return rows().words(known ? "have" : "name");
    }

    private UnseenRows rows() {
        return new UnseenRows(
                column.unseenRows(),
                column.current().present(),
                column.current().rows());
    }

    /** The largest of them. */
    String names() {
        List<String> largest = column.unseen().entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(NAMES_SHOWN)
                .map(entry -> Words.quoted(entry.getKey(), WIDEST) + " (" + Words.rows(entry.getValue()) + ")")
                .toList();
        boolean more = column.unseen().size() > NAMES_SHOWN || column.unseenPooled() > 0;
        return "Not named in the reference: " + String.join(", ", largest) + (more ? " and others." : ".");
    }
}
