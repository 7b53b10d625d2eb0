// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.statistic;

/**
 * The total variation distance: half the sum over all bins of {@code |c - r|}, where {@code r} and {@code c} are the shares of
 * the reference and of the current sample; from 0 to 1. It is the share of rows that would have to move to another bin, and the
 * largest difference of the probabilities that both samples give to any set of bins.
 *
 * <p>Source: Levin, Peres and Wilmer (2009), "Markov Chains and Mixing Times", section 4.1. Half of {@code
 * scipy.spatial.distance.cityblock(r, c)}.
 *
 * <p>p-value: no simple law of its own is known; it is that of Pearson's chi-square test of homogeneity on the same counts, see
 * {@link ChiSquare}, so the verdict asks of the distance whether it matters and of the test whether chance explains it.
 *
 * <p>Degenerate inputs: an empty sample gives NaN. One bin gives 0 with p = 1. Samples without a common bin give 1.
 *
 * <p>Immutable and safe for many threads.
 */
public final class TotalVariation extends HomogeneityStatistic {
    private static final long serialVersionUID = 1L;

    /** The statistic's short name. */
    public static final String ID = "tv";

    // A tenth of the rows has moved. A shift of a normal variable that makes PSI 0.1 makes the distance 0.125.
    private static final double DEFAULT_THRESHOLD = 0.1;

    private static final TotalVariation DEFAULTS = new TotalVariation(DEFAULT_THRESHOLD);

    private TotalVariation(double threshold) {
        super(threshold);
    }

    /**
     * The default options: a threshold of 0.1.
     *
     * @return the statistic
     */
    public static TotalVariation withDefaults() {
        return DEFAULTS;
    }

    /**
     * Chooses the effect from which on a value matters.
     *
     * @param value positive and finite; a value above 1 is never reached
     * @return the statistic with that threshold
     * @throws IllegalArgumentException if the value is not positive and finite
     */
    public TotalVariation withThreshold(double value) {
        return new TotalVariation(Arguments.requireThreshold(value));
    }

    @Override
    double value(CountedShares shares) {
        double sum = 0;
        for (int bin = 0; bin < shares.bins(); bin++) {
            sum += Math.abs(shares.gap(bin));
        }
        return sum / 2;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "Total variation distance";
    }

    @Override
    public String rule() {
        return "Total variation distance: half the sum over all bins of |c - r|, " + Symbols.SHARES + ". " + law();
    }
}
