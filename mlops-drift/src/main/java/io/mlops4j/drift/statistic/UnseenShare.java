// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.statistic;

import io.mlops4j.drift.law.UnseenMassLaw;
import java.util.Map;

/**
 * The share of unseen categories: of the current rows with a value, the share in categories that the reference does not have; from
 * 0 to 1. For columns of categories, and defined where the reference kept all its categories by name.
 *
 * <p>The statistics of bins put all rare categories into one bin, in which new ones and those that they replaced cannot be told
 * apart; this one can. A share by itself means little: of a column with many rare categories every sample lacks some.
 *
 * <p>p-value: {@link UnseenMassLaw}, which allows for as many unseen categories as any distribution could have left out of the
 * reference. It holds for every sample size and needs much to conclude drift: about 19 % of the rows of a large window against
 * 1,000 reference rows and 6 % against 10,000, at a significance of 0.01, if the reference has no category of one row.
 *
 * <p>Degenerate inputs: a sample without rows gives NaN. No row in such a category gives 0 with p = 1.
 *
 * <p>Immutable and safe for many threads.
 */
public final class UnseenShare implements DriftStatistic {
    private static final long serialVersionUID = 1L;

    /** The statistic's short name. */
    public static final String ID = "unseen-share";

    // As the total variation, which is no less than this share.
    private static final double DEFAULT_THRESHOLD = 0.1;

    private static final UnseenShare DEFAULTS = new UnseenShare(DEFAULT_THRESHOLD);

    private final double threshold;

    private UnseenShare(double threshold) {
        this.threshold = threshold;
    }

    /**
     * The default options: a threshold of 0.1.
     *
     * @return the statistic
     */
    public static UnseenShare withDefaults() {
        return DEFAULTS;
    }

    /**
     * Chooses the effect from which on a difference matters.
     *
     * @param value positive and finite; a value above 1 is never reached
     * @return the statistic with that threshold
     * @throws IllegalArgumentException if the value is not positive and finite
     */
    public UnseenShare withThreshold(double value) {
        return new UnseenShare(Arguments.requireThreshold(value));
    }

    /**
     * Computes the statistic.
     *
     * @param byCategory both samples' rows with a value, one bin per category; the categories that the reference lacks may share bins
     * @return the share; NaN if a sample has no rows
     */
    public double statistic(BinnedCounts byCategory) {
        return isEmpty(byCategory) ? Double.NaN : (double) unseen(byCategory) / byCategory.currentSize();
    }

    /**
     * Computes the statistic, and how probable a value at least as large is at most when nothing has drifted.
     *
     * @param byCategory both samples' rows with a value, one bin per category; the categories that the reference lacks may share bins
     * @return the share and its p-value; both NaN if a sample has no rows
     */
    public TestResult test(BinnedCounts byCategory) {
        if (isEmpty(byCategory)) {
            return TestResult.undefined(UnseenMassLaw.WORDS);
        }
        long once = 0;
        for (int category = 0; category < byCategory.bins(); category++) {
            once += byCategory.reference(category) == 1 ? 1 : 0;
        }
        double pValue =
                UnseenMassLaw.pValue(byCategory.referenceSize(), once, byCategory.currentSize(), unseen(byCategory));
        return TestResult.exact(statistic(byCategory), pValue, UnseenMassLaw.WORDS);
    }

    private static boolean isEmpty(BinnedCounts byCategory) {
        return byCategory.referenceSize() == 0 || byCategory.currentSize() == 0;
    }

    private static long unseen(BinnedCounts byCategory) {
        long unseen = 0;
        for (int category = 0; category < byCategory.bins(); category++) {
            unseen += byCategory.reference(category) == 0 ? byCategory.current(category) : 0;
        }
        return unseen;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "Share of unseen categories";
    }

    @Override
    public String rule() {
        return "Share of unseen categories: the k rows of the current sample in categories that the reference (n rows) does not have,"
                + " divided by its m rows; rows without a value (null, wrong type) are left out. "
                + UnseenMassLaw.WORDS;
    }

    @Override
    public Map<String, String> fields() {
        return Fields.of("missing", "left-out", "direction", "unseen");
    }

    @Override
    public double threshold() {
        return threshold;
    }
}
