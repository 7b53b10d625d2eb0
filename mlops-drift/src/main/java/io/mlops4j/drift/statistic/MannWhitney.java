// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.statistic;

import io.mlops4j.drift.law.MannWhitneyLaw;
import java.util.Map;

/**
 * The effect of the two-sided Mann-Whitney U test, also known as Wilcoxon's rank-sum test: {@code |2 U / (n m) - 1|}, where
 * {@code U} counts, among all {@code n m} pairs of a reference value and a current one, those in which the current value is larger,
 * and half of those in which they are equal. It is the absolute rank-biserial correlation or Cliff's delta, from 0 to 1: by how
 * much more often the one sample is larger than the other. It sees shifts and is blind to a spread about the same middle.
 *
 * <p>It is computed from counts and without sorting the current sample. When {@link RankedCounts#exact()} holds the value is that
 * of the sorted samples, exactly. Otherwise pairs whose order is unknown leave {@link TestResult#statistic()} a lower bound, {@link
 * TestResult#upperBound()} the matching upper bound, and the p-value belongs to the lower bound, so it errs towards "no drift".
 *
 * <p>Source: Mann and Whitney (1947), "On a test of whether one of two random variables is stochastically larger than the other",
 * doi:10.1214/aoms/1177730491; Cliff (1993), "Dominance statistics: ordinal analyses to answer ordinal questions".
 *
 * <p>p-value: that of SciPy's {@code mannwhitneyu(reference, current, alternative='two-sided', method='asymptotic')}: normal, with
 * the variance corrected for ties and a correction for continuity. Current values between two neighbouring distinct reference values
 * are taken to differ from each other; if they do not, the p-value is a little too large.
 *
 * <p>Degenerate inputs: an empty sample gives NaN. Samples of one and the same value give 0 with p = 1. Infinities are ordinary
 * values at the ends of the line. Sample sizes up to a product of 2^63 are computed in integers; beyond, the effect is off by at
 * most 2^-40.
 *
 * <p>Immutable and safe for many threads.
 */
public final class MannWhitney extends RankedStatistic {
    private static final long serialVersionUID = 1L;

    /** The statistic's short name. */
    public static final String ID = "mann-whitney";

    // A shift of a normal variable that makes PSI 0.1 makes the effect 0.18; below 0.147 Romano et al. (2006) call it
    // negligible.
    private static final double DEFAULT_THRESHOLD = 0.15;

    private static final String LAW =
            "p-value: U by the normal law, two-sided, with the variance corrected for ties and half a step for continuity.";

    private static final MannWhitney DEFAULTS = new MannWhitney(DEFAULT_THRESHOLD);

    private MannWhitney(double threshold) {
        super(threshold);
    }

    /**
     * The default options: a threshold of 0.15.
     *
     * @return the statistic
     */
    public static MannWhitney withDefaults() {
        return DEFAULTS;
    }

    /**
     * Chooses the effect from which on a value matters.
     *
     * @param value positive and finite; a value above 1 is never reached
     * @return the statistic with that threshold
     * @throws IllegalArgumentException if the value is not positive and finite
     */
    public MannWhitney withThreshold(double value) {
        return new MannWhitney(Arguments.requireThreshold(value));
    }

    @Override
    double value(RankedCounts counts) {
        return Dominance.of(counts).least();
    }

    @Override
    TestResult tested(RankedCounts counts) {
        Dominance dominance = Dominance.of(counts);
        double pValue =
                MannWhitneyLaw.pValue(dominance.least(), counts.referenceSize(), counts.currentSize(), ties(counts));
        return TestResult.bounded(dominance.least(), dominance.most(), pValue, LAW);
    }

    private static double ties(RankedCounts counts) {
        double sum = 0;
        for (int point = 0; point < counts.slots(); point += 2) {
            double equal = (double) counts.reference(point) + counts.current(point);
            sum += (equal - 1) * equal * (equal + 1);
        }
        return sum;
    }

    @Override
    String law() {
        return LAW;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "Mann-Whitney effect";
    }

    @Override
    public String rule() {
        return "Mann-Whitney effect, two samples, two-sided: |2 U / (n m) - 1|, U being the number of pairs of a reference value"
                + " (of n) and a current value (of m) in which the current one is larger, plus half of those in which they are"
                + " equal.";
    }

    @Override
    public Map<String, String> fields() {
        return Fields.of("alternative", "two-sided", "continuityCorrection", "half", "direction", "both");
    }
}
