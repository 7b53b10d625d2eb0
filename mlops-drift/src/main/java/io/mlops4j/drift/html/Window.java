// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.html;

import io.mlops4j.drift.ColumnDrift;
import io.mlops4j.drift.DriftReport;
import java.util.HashMap;
import java.util.Map;

/**
 * One stretch of time with its report.
 *
 * @param scores how the page shows each column of the report, found once: sections ask for every column in every window
 */
record Window(String label, DriftReport report, Map<String, Score> scores) {
    static Window of(String label, DriftReport report) {
        Map<String, Score> scores = new HashMap<>();
        for (ColumnDrift column : report.columns()) {
            scores.put(column.name(), Score.of(column));
        }
        return new Window(label, report, scores);
    }

    /** Whether the report has the column. */
    boolean has(String column) {
        return scores.containsKey(column);
    }

    /** A column's score, one without a value if the report does not have it. */
    Score score(String column) {
        return scores.getOrDefault(column, Score.NONE);
    }
}
