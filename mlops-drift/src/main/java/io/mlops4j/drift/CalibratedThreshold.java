// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift;

import io.mlops4j.drift.column.NumberWords;
import io.mlops4j.drift.resampling.NullSamples;
import java.util.Locale;

/**
 * What a statistic reaches by chance, as {@link Calibration} has it.
 *
 * @param value the largest value that chance explains
 * @param median what half of the samples without drift stay at or below
 * @param calibration rounds and seed
 * @param significance the share of rounds that may lie beyond
 * @param referenceSize rows of the reference
 * @param currentSize rows of the current sample
 */
record CalibratedThreshold(
        double value,
        double median,
        Calibration calibration,
        double significance,
        long referenceSize,
        long currentSize) {
    /** Reads the threshold off the values of all rounds, in ascending order. */
    static CalibratedThreshold of(
            double[] ascending, Calibration calibration, double significance, long referenceSize, long currentSize) {
        int beyond = Math.min(calibration.mostRoundsReaching(significance), ascending.length - 1);
        double value = ascending[ascending.length - 1 - beyond];
        double median = ascending[(ascending.length - 1) / 2];
        return new CalibratedThreshold(value, median, calibration, significance, referenceSize, currentSize);
    }

    /** Whether chance is no explanation. */
    boolean isExceededBy(double statistic) {
        return statistic > value;
    }

    /** How the value compares: it is the value that is calibrated, not the effect. */
    String reason(double statistic) {
        return " Calibrated: the value of " + NumberWords.of(statistic)
                + (isExceededBy(statistic) ? " exceeds " : " does not exceed ") + NumberWords.of(value) + ", which "
                + NumberWords.of(100 * (1 - significance)) + " % of " + samples()
                + " stay at or below; half stay at or below " + NumberWords.of(median) + ".";
    }

    String rule() {
        return " Calibrated threshold: of " + samples() + ", with replacement (SplitMix64, seed " + calibration.seed()
                + "), drift needs a value that at most "
                + count(Math.max(0, calibration.mostRoundsReaching(significance))) + " reach.";
    }

    private String samples() {
        boolean exact = referenceSize / NullSamples.EXACT_FROM >= currentSize;
        String rounds = count(calibration.rounds());
        return exact
                ? rounds + " samples of " + count(currentSize)
                        + " rows drawn from the reference (which has so many more rows that it is not drawn anew)"
                : rounds + " pairs of samples drawn from the reference, of " + count(referenceSize) + " and "
                        + count(currentSize) + " rows";
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
