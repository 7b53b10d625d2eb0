// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.statistic;

import io.mlops4j.drift.law.HomogeneityLaw;
import java.util.Map;

/**
 * The difference of the missing share: the size of the difference between the shares of rows without a usable value (null, NaN,
 * wrong type) in the current sample and in the reference; from 0 to 1. For columns of every kind.
 *
 * <p>p-value: {@link HomogeneityLaw} on the two bins of present and missing rows: Pearson's test of two proportions; where the
 * smaller sample expects fewer than ten missing or ten present rows, with Yates' correction and exact variance; where it expects
 * fewer than two, Fisher's exact test.
 *
 * <p>Degenerate inputs: a sample without rows gives NaN. No missing rows in either, or nothing but missing rows in both, give 0
 * with p = 1.
 *
 * <p>Immutable and safe for many threads.
 */
public final class MissingShare implements DriftStatistic {
    private static final long serialVersionUID = 1L;

    /** The statistic's short name. */
    public static final String ID = "missing-share";

    // One row in twenty: what imputation by a mean or a mode is commonly thought to bear.
    private static final double DEFAULT_THRESHOLD = 0.05;

    private static final MissingShare DEFAULTS = new MissingShare(DEFAULT_THRESHOLD);

    private final double threshold;

    private MissingShare(double threshold) {
        this.threshold = threshold;
    }

    /**
     * The default options: a threshold of 0.05.
     *
     * @return the statistic
     */
    public static MissingShare withDefaults() {
        return DEFAULTS;
    }

    /**
     * Chooses the effect from which on a difference matters.
     *
     * @param value positive and finite; a value above 1 is never reached
     * @return the statistic with that threshold
     * @throws IllegalArgumentException if the value is not positive and finite
     */
    public MissingShare withThreshold(double value) {
        return new MissingShare(Arguments.requireThreshold(value));
    }

    /**
     * Computes the statistic.
     *
     * @param presentAndMissing both samples in two bins: rows with a usable value, and rows without
     * @return the difference; NaN if a sample has no rows
     * @throws IllegalArgumentException if there are not two bins
     */
    public double statistic(BinnedCounts presentAndMissing) {
        return isEmpty(presentAndMissing) ? Double.NaN : value(CountedShares.of(presentAndMissing));
    }

    /**
     * Computes the statistic, and how probable a value at least as large is when nothing has drifted.
     *
     * @param presentAndMissing both samples in two bins: rows with a usable value, and rows without
     * @return the difference and its p-value; both NaN if a sample has no rows
     * @throws IllegalArgumentException if there are not two bins
     */
    public TestResult test(BinnedCounts presentAndMissing) {
        if (isEmpty(presentAndMissing)) {
            return TestResult.undefined(HomogeneityLaw.WORDS);
        }
        CountedShares shares = CountedShares.of(presentAndMissing);
        return TestResult.exact(value(shares), shares.homogeneityPValue(), HomogeneityLaw.WORDS);
    }

    private static boolean isEmpty(BinnedCounts presentAndMissing) {
        if (presentAndMissing.bins() != 2) {
            throw new IllegalArgumentException(
                    "Invalid presentAndMissing: " + presentAndMissing.bins() + " bins (must be two)");
        }
        return presentAndMissing.referenceSize() == 0 || presentAndMissing.currentSize() == 0;
    }

    private static double value(CountedShares shares) {
        return Math.abs(shares.gap(0));
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "Difference of missing share";
    }

    @Override
    public String rule() {
        return "Difference of missing share: the size of the share of missing rows (null, NaN, wrong type) in the current sample (m"
                + " rows) less that in the reference (n rows). The bins of its test are present and missing rows. "
                + HomogeneityLaw.WORDS;
    }

    @Override
    public Map<String, String> fields() {
        return Fields.of("missing", "counted", "direction", "both");
    }

    @Override
    public double threshold() {
        return threshold;
    }
}
