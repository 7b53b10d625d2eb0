// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.html;

import io.mlops4j.drift.ColumnDrift;
import io.mlops4j.drift.Finding;
import io.mlops4j.drift.Verdict;
import java.util.Comparator;
import java.util.Optional;

/**
 * The finding by which the page shows a column in a window: of those that share the column's verdict, the one whose effect is
 * the most times its threshold.
 *
 * @param title the statistic's name; empty if there is no finding with an effect
 * @param value the effect, NaN if there is none
 * @param threshold from which value on it matters
 * @param verdict the whole column's
 * @param verdictWords the same in words
 * @param reason why
 */
record Score(String title, double value, double threshold, Verdict verdict, String verdictWords, String reason) {
    /** Of a column that a report does not have. */
    static final Score NONE =
            new Score("", Double.NaN, 1, Verdict.INSUFFICIENT_DATA, Words.verdict(Verdict.INSUFFICIENT_DATA), "");

    static Score of(ColumnDrift column) {
        Optional<Finding> deciding = column.findings().stream()
                .filter(finding -> finding.effect() != null && finding.verdict() == column.verdict())
                .max(Comparator.comparingDouble(Score::ratio));
        double ratio = deciding.map(Score::ratio).orElse(0.0);
        boolean failed = column.findings().stream().allMatch(finding -> failed(column, finding));
        String words = failed ? Words.NOT_COMPARED : Words.verdict(column.verdict(), ratio);
        return new Score(
                deciding.map(Finding::title).orElse(""),
                deciding.map(Score::effect).orElse(Double.NaN),
                deciding.map(Finding::threshold).orElse(1.0),
                column.verdict(),
                words,
                column.reason());
    }

    /** Drifted columns first, then by how many times the threshold. */
    static Comparator<ColumnDrift> largestFirst() {
        return Comparator.comparing((ColumnDrift column) -> !of(column).drifted())
                .thenComparing(Comparator.comparingDouble(
                                (ColumnDrift column) -> of(column).ratio())
                        .reversed());
    }

    /** How many times its threshold a finding's effect is; 0 if there is none. */
    static double ratio(Finding finding) {
        double effect = effect(finding);
        return Double.isNaN(effect) ? 0 : effect / finding.threshold();
    }

    /** With values in both samples, what has no effect failed or is not defined, and more data would not help. */
    static boolean failed(ColumnDrift column, Finding finding) {
        boolean values = column.reference().present() > 0 && column.current().present() > 0;
        return values && finding.effect() == null;
    }

    private static double effect(Finding finding) {
        Double effect = finding.effect();
        return effect == null ? Double.NaN : effect;
    }

    boolean drifted() {
        return verdict == Verdict.DRIFTED;
    }

    boolean hasValue() {
        return !Double.isNaN(value);
    }

    /** How many times the threshold; 0 if there is no value. */
    double ratio() {
        return hasValue() ? value / threshold : 0;
    }

    /** The statistic with its value and its line. */
    String words() {
        return hasValue()
                ? title + " " + Words.figure(value) + ", line at " + Words.figure(threshold) + " ("
                        + Words.times(ratio()) + " times the line)"
                : "no score";
    }
}
