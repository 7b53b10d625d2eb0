// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.html;

import io.mlops4j.drift.ColumnDrift;
import io.mlops4j.drift.DriftReport;
import io.mlops4j.drift.Finding;
import io.mlops4j.drift.Verdict;
import java.util.Optional;

/**
 * The one number by which the page shows a column in a window: the effect in the column's first finding.
 *
 * @param title the statistic's name
 * @param value the effect, NaN if there is none
 * @param threshold from which value on it matters
 * @param verdict the whole column's
 * @param reason why
 */
record Score(String title, double value, double threshold, Verdict verdict, String reason) {
    private static final Score NONE = new Score("", Double.NaN, 1, Verdict.INSUFFICIENT_DATA, "");

    static Optional<ColumnDrift> column(DriftReport report, String name) {
        return report.columns().stream()
                .filter(column -> column.name().equals(name))
                .findFirst();
    }

    static Score of(DriftReport report, String name) {
        return column(report, name).map(Score::of).orElse(NONE);
    }

    static Score of(ColumnDrift column) {
        if (column.findings().isEmpty()) {
            return NONE;
        }
        Finding first = column.findings().get(0);
        Double value = first.effect();
        return new Score(
                first.title(),
                value == null ? Double.NaN : value,
                first.threshold(),
                column.verdict(),
                column.reason());
    }

    String verdictWords() {
        return Words.verdict(verdict, ratio());
    }

    boolean drifted() {
        return verdict == Verdict.DRIFTED;
    }

    /** How many times the threshold; 0 if there is no value. */
    double ratio() {
        return Double.isNaN(value) ? 0 : value / threshold;
    }
}
