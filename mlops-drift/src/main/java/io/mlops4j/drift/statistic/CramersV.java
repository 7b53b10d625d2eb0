// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.statistic;

import java.util.Map;

/**
 * Cramér's V, how strongly the bin depends on the sample, from 0 to 1. How the samples weigh is an option:
 *
 * <ul>
 *   <li>{@link Weights#EQUAL}: the V of the table of shares, the square root of half the sum over all bins of {@code (c - r)^2 /
 *       (c + r)}, where {@code r} and {@code c} are the shares of the reference and of the current sample. It does not depend on
 *       the sizes.
 *   <li>{@link Weights#AS_COUNTED}: the textbook's, the square root of {@code chi-square / (n + m)}, with Pearson's statistic of
 *       the table of counts; {@code scipy.stats.contingency.association([reference, current], method='cramer')}. Small
 *       whenever one sample is much larger than the other, however far apart they are.
 * </ul>
 *
 * <p>Source: Cramér (1946), "Mathematical Methods of Statistics", chapter 21; with equal weights its square is half the
 * triangular discrimination of Topsøe (2000), "Some inequalities for information divergence and related measures of
 * discrimination".
 *
 * <p>p-value: that of Pearson's chi-square test of homogeneity on the same counts, see {@link ChiSquare}.
 *
 * <p>Degenerate inputs: an empty sample gives NaN. One bin gives 0 with p = 1. Samples without a common bin give 1.
 *
 * <p>Immutable and safe for many threads.
 */
public final class CramersV extends HomogeneityStatistic {
    private static final long serialVersionUID = 1L;

    /** The statistic's short name. */
    public static final String ID = "cramers-v";

    // For small shifts PSI is four times the square of V with equal weights: the line of PSI at 0.1 is one at 0.158.
    static final double DEFAULT_THRESHOLD = 0.15;

    /** How much each sample counts. */
    public enum Weights {
        /** As if both samples were of one size. */
        EQUAL,
        /** Each sample by its size. */
        AS_COUNTED
    }

    private static final CramersV DEFAULTS = new CramersV(Weights.EQUAL, DEFAULT_THRESHOLD);

    private final Weights weights;

    private CramersV(Weights weights, double threshold) {
        super(threshold);
        this.weights = weights;
    }

    /**
     * The default options: equal weights and a threshold of 0.15.
     *
     * @return the statistic
     */
    public static CramersV withDefaults() {
        return DEFAULTS;
    }

    /**
     * Chooses how the samples weigh. The threshold stays.
     *
     * @param value the weights
     * @return the statistic with those weights
     */
    public CramersV with(Weights value) {
        return new CramersV(value, threshold());
    }

    /**
     * Chooses the effect from which on a value matters.
     *
     * @param value positive and finite; a value above 1 is never reached
     * @return the statistic with that threshold
     * @throws IllegalArgumentException if the value is not positive and finite
     */
    public CramersV withThreshold(double value) {
        return new CramersV(weights, Arguments.requireThreshold(value));
    }

    @Override
    double value(CountedShares shares) {
        double value = weights == Weights.EQUAL ? shares.cramersV() : Math.sqrt(shares.homogeneity() / shares.size());
        // Rounding may leave a last bit above one.
        return Math.min(1, value);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "Cramér's V";
    }

    @Override
    public String rule() {
        String formula = weights == Weights.EQUAL
                ? "samples weighing the same: the square root of half the sum over all bins of (c - r)^2 / (c + r), "
                        + Symbols.SHARES + ". "
                : "samples weighing as counted: the square root of X / (n + m), X being Pearson's chi-square statistic of the"
                        + " counts in the reference (n values) and in the current sample (m values). ";
        return "Cramér's V, " + formula + law();
    }

    @Override
    public Map<String, String> fields() {
        return Fields.of("weights", weights == Weights.EQUAL ? "equal" : "as-counted");
    }
}
