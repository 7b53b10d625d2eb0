// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.statistic;

import io.mlops4j.drift.law.ChiSquareLaw;
import java.util.Map;

/**
 * Pearson's chi-square test, without Yates' correction for continuity. What it tests is an option:
 *
 * <ul>
 *   <li>{@link Hypothesis#HOMOGENEITY}: the sum over both samples and all bins of {@code (count - expected)^2 / expected}, where
 *       each sample expects its size times the share of the bin in both together; {@code
 *       scipy.stats.chi2_contingency([reference, current], correction=False)}.
 *   <li>{@link Hypothesis#GOODNESS_OF_FIT}: the same sum over the current sample alone, which expects its size times the
 *       reference's share; {@code scipy.stats.chisquare(current, m * reference / n)}. It takes the reference for the exact
 *       truth: where the reference is not far larger than the current sample, it cries wolf; with 1,000 rows each and 5 bins,
 *       15 % of windows without drift are below 1 %.
 * </ul>
 *
 * <p>The value grows with the samples, so the effect held against the threshold is Cramér's V of the shares, as {@link
 * CramersV} gives it by default.
 *
 * <p>Source: Pearson (1900), "On the criterion ...", doi:10.1080/14786440009463897.
 *
 * <p>p-value of the test of homogeneity: {@link io.mlops4j.drift.law.HomogeneityLaw}, which holds where bins hold few values; in
 * large samples it is {@code scipy.stats.chi2.sf(statistic, B - 1)}, {@code B} being the number of bins that are not empty in
 * both samples. The bare law flagged up to 12 % of windows without drift at 1 % where most bins expect less than one value;
 * this one at most 1.3 % in 10,000 simulated windows per case (2 to 100 bins of equal, skewed and very skewed shares, samples of 20
 * to 100,000).
 *
 * <p>p-value for goodness of fit: chi-square with {@code B - 1} degrees of freedom, {@code B} being the number of bins that are not
 * empty in the reference.
 *
 * <p>Degenerate inputs: an empty sample gives NaN. One bin gives 0 with p = 1. For goodness of fit, current values in a bin
 * that is empty in the reference give positive infinity with p = 0; their effect is finite.
 *
 * <p>Immutable and safe for many threads.
 */
public final class ChiSquare extends HomogeneityStatistic {
    private static final long serialVersionUID = 1L;

    /** The statistic's short name. */
    public static final String ID = "chi2";

    /** What the test takes the reference for. */
    public enum Hypothesis {
        /** Both are samples of the same distribution. */
        HOMOGENEITY,
        /** The current sample comes from the reference's shares, which are taken for exact. */
        GOODNESS_OF_FIT
    }

    private static final String GOODNESS_OF_FIT_LAW =
            "p-value: chi-square with B - 1 degrees of freedom, the reference's shares taken for exact, B being the number of"
                    + " bins that are not empty in the reference.";

    private static final ChiSquare DEFAULTS = new ChiSquare(Hypothesis.HOMOGENEITY, CramersV.DEFAULT_THRESHOLD);

    private final Hypothesis hypothesis;

    private ChiSquare(Hypothesis hypothesis, double threshold) {
        super(threshold);
        this.hypothesis = hypothesis;
    }

    /**
     * The default options: the test of homogeneity, and a threshold of 0.15 for Cramér's V.
     *
     * @return the statistic
     */
    public static ChiSquare withDefaults() {
        return DEFAULTS;
    }

    /**
     * Chooses what is tested.
     *
     * @param value the hypothesis
     * @return the statistic of that hypothesis
     */
    public ChiSquare with(Hypothesis value) {
        return new ChiSquare(value, threshold());
    }

    /**
     * Chooses the effect from which on a difference matters.
     *
     * @param value positive and finite, in terms of Cramér's V; a value above 1 is never reached
     * @return the statistic with that threshold
     * @throws IllegalArgumentException if the value is not positive and finite
     */
    public ChiSquare withThreshold(double value) {
        return new ChiSquare(hypothesis, Arguments.requireThreshold(value));
    }

    @Override
    double value(CountedShares shares) {
        return hypothesis == Hypothesis.HOMOGENEITY ? shares.homogeneity() : goodnessOfFit(shares);
    }

    private static double goodnessOfFit(CountedShares shares) {
        double sum = 0;
        for (int bin = 0; bin < shares.bins(); bin++) {
            if (shares.reference(bin) == 0) {
                return Double.POSITIVE_INFINITY;
            }
            sum += shares.gap(bin) * shares.gap(bin) / shares.reference(bin);
        }
        return shares.currentSize() * sum;
    }

    @Override
    double effect(CountedShares shares) {
        return shares.cramersV();
    }

    @Override
    double pValue(CountedShares shares) {
        return hypothesis == Hypothesis.HOMOGENEITY
                ? shares.homogeneityPValue()
                : ChiSquareLaw.pValue(goodnessOfFit(shares), shares.bins());
    }

    @Override
    String law() {
        return hypothesis == Hypothesis.HOMOGENEITY ? super.law() : GOODNESS_OF_FIT_LAW;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "Chi-square test";
    }

    @Override
    public String rule() {
        String terms = hypothesis == Hypothesis.HOMOGENEITY
                ? "of homogeneity: the sum over both samples and all bins of (count - expected)^2 / expected, a sample"
                        + " expecting its size times the share of the bin in both samples together"
                : "of goodness of fit: the sum over all bins of (count - expected)^2 / expected in the current sample, which"
                        + " expects its size times the reference's share";
        return "Pearson's chi-square test " + terms
                + "; the value is not corrected for continuity. The effect held against the threshold is Cramér's V of the shares,"
                + " the square root of half the sum of (c - r)^2 / (c + r). " + law();
    }

    @Override
    public Map<String, String> fields() {
        String test = hypothesis == Hypothesis.HOMOGENEITY ? "homogeneity" : "goodness-of-fit";
        return Fields.of(
                "test",
                test,
                "continuityCorrection",
                hypothesis == Hypothesis.HOMOGENEITY ? "p-value" : "none",
                "effect",
                "cramers-v equal");
    }
}
