// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.statistic;

import io.mlops4j.drift.law.AndersonDarlingLaw;
import java.util.Map;

/**
 * The Anderson-Darling statistic of two samples, {@code A^2}, with midranks: that of Cramér and von Mises with each square divided
 * by its variance, so that it sees a change in the tails as well as one in the middle.
 *
 * <p>{@code A^2} grows with the samples, so the effect held against the threshold is the root of its integral with both samples
 * weighing the same, {@code (F - G)^2 / (H (1 - H))} over {@code H = (F + G) / 2}, over that of samples without overlap: from 0
 * to 1.
 *
 * <p>It is computed from counts and without sorting the current sample. When {@link RankedCounts#exact()} holds it is the {@code
 * A^2_akN} of Scholz and Stephens (1987), "K-sample Anderson-Darling tests", doi:10.1080/01621459.1987.10478517, equation 7, of which
 * {@code scipy.stats.anderson_ksamp([reference, current], variant='midrank').statistic} is {@code (A^2 - 1) / sigma}. Values of one
 * sample alone between two points are taken to differ from each other. Where values of both samples lie between two rank points,
 * {@link TestResult#statistic()} is a lower bound, {@link TestResult#upperBound()} the matching upper bound, and effect and p-value
 * belong to the lower bound, so they err towards "no drift".
 *
 * <p>p-value: {@link AndersonDarlingLaw}. Without ties that of the limit of the same standardised statistic, for which SciPy has
 * a table from 0.25 to 0.001 and gives its ends outside; here there are no ends. With ties the table's law does not hold (two
 * values in equal shares flag 5 % at 1 %), so the p-value then comes from the first three moments of the statistic at these ties.
 * A single pair of equal values is enough for that, and far in the tail the three moments give less than the limit does: at 200
 * against 200 values one tie takes 8.9e-7 to 4.9e-7.
 *
 * <p>Degenerate inputs: an empty sample gives NaN. Samples that agree value by value, among them two constant samples of one
 * value, give 0 with p = 1. Infinities are ordinary values at the ends of the line.
 *
 * <p>Immutable and safe for many threads.
 */
public final class AndersonDarling extends RankedStatistic {
    private static final long serialVersionUID = 1L;

    /** The statistic's short name. */
    public static final String ID = "anderson-darling";

    // A shift of a normal variable that makes PSI 0.1 makes the effect 0.176.
    private static final double DEFAULT_THRESHOLD = 0.15;

    // 8 log 2 - 4, the integral if one sample lies below the other.
    private static final double LARGEST_INTEGRAL = 8 * StrictMath.log(2) - 4;

    private static final String WORDS =
            "p-value: A^2, brought to the mean and variance of its limit, by the limiting law of"
                    + " Anderson and Darling; if values are equal, chi-square brought to the first three moments of A^2 at these"
                    + " ties.";

    private static final AndersonDarling DEFAULTS = new AndersonDarling(DEFAULT_THRESHOLD);

    private AndersonDarling(double threshold) {
        super(threshold);
    }

    /**
     * The default options: a threshold of 0.15 for the effect.
     *
     * @return the statistic
     */
    public static AndersonDarling withDefaults() {
        return DEFAULTS;
    }

    /**
     * Chooses the effect from which on a difference matters.
     *
     * @param value positive and finite; a value above 1 is never reached
     * @return the statistic with that threshold
     * @throws IllegalArgumentException if the value is not positive and finite
     */
    public AndersonDarling withThreshold(double value) {
        return new AndersonDarling(Arguments.requireThreshold(value));
    }

    @Override
    double value(RankedCounts counts) {
        return scale(counts) * asCounted(counts, EcdfGaps.of(counts)).least();
    }

    @Override
    TestResult tested(RankedCounts counts) {
        EcdfGaps gaps = EcdfGaps.of(counts);
        WeightedSquares asCounted = asCounted(counts, gaps);
        WeightedSquares equal = WeightedSquares.of(counts, gaps, 0.5);
        double effect = Math.min(1, Math.sqrt(equal.least() / LARGEST_INTEGRAL));
        double statistic = scale(counts) * asCounted.least();
        return TestResult.bounded(statistic, scale(counts) * asCounted.most(), pValue(statistic, counts), WORDS)
                .withEffect(effect);
    }

    private static double scale(RankedCounts counts) {
        double n = counts.referenceSize();
        double m = counts.currentSize();
        return n / (n + m) * m * (1 - 1 / (n + m));
    }

    private static WeightedSquares asCounted(RankedCounts counts, EcdfGaps gaps) {
        double n = counts.referenceSize();
        return WeightedSquares.of(counts, gaps, n / (n + counts.currentSize()));
    }

    private static double pValue(double statistic, RankedCounts counts) {
        return TieMoments.hasTies(counts)
                ? TieMoments.of(counts).pValue(statistic)
                : AndersonDarlingLaw.pValue(statistic, counts.referenceSize(), counts.currentSize());
    }

    @Override
    String law() {
        return WORDS;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "Anderson-Darling statistic";
    }

    @Override
    public String rule() {
        return "Anderson-Darling statistic A^2, two samples, midranks: (N - 1) n m / N times the sum over distinct values, each held"
                + " by t of all N = n + m, of t (F - G)^2 / (B (N - B) - N t / 4), " + Symbols.FUNCTIONS
                + " and B being N times that of both"
                + " together, all in the middle of their steps. The effect held against the threshold is the root of the same"
                + " sum with both samples weighing the same, over its largest value.";
    }

    @Override
    public Map<String, String> fields() {
        return Fields.of("ties", "midrank", "effect", "root mean weighted square", "direction", "both");
    }
}
