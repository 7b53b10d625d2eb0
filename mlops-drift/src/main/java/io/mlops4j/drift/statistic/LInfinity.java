// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.statistic;

/**
 * The L-infinity or Chebyshev distance: the largest {@code |c - r|} of any bin, where {@code r} and {@code c} are the shares of
 * the reference and of the current sample; from 0 to 1. It names the one bin that changed most and is blind to many small
 * changes; the more bins, the smaller it tends to be.
 *
 * <p>Source: Deza and Deza (2009), "Encyclopedia of Distances", chapter 19; the default of TensorFlow Data Validation and Deequ
 * for categories. Equals {@code scipy.spatial.distance.chebyshev(r, c)}.
 *
 * <p>p-value: no simple law of its own is known; it is that of Pearson's chi-square test of homogeneity on the same counts, see
 * {@link ChiSquare}, so the verdict asks of the distance whether it matters and of the test whether chance explains it.
 *
 * <p>Degenerate inputs: an empty sample gives NaN. One bin gives 0 with p = 1. Samples without a common bin give the largest share in either, at most 1.
 *
 * <p>Immutable and safe for many threads.
 */
public final class LInfinity extends HomogeneityStatistic {
    private static final long serialVersionUID = 1L;

    /** The statistic's short name. */
    public static final String ID = "l-infinity";

    // A tenth of the rows came to or went from one bin; the line of Deequ.
    private static final double DEFAULT_THRESHOLD = 0.1;

    private static final LInfinity DEFAULTS = new LInfinity(DEFAULT_THRESHOLD);

    private LInfinity(double threshold) {
        super(threshold);
    }

    /**
     * The default options: a threshold of 0.1.
     *
     * @return the statistic
     */
    public static LInfinity withDefaults() {
        return DEFAULTS;
    }

    /**
     * Chooses the effect from which on a value matters.
     *
     * @param value positive and finite; a value above 1 is never reached
     * @return the statistic with that threshold
     * @throws IllegalArgumentException if the value is not positive and finite
     */
    public LInfinity withThreshold(double value) {
        return new LInfinity(Arguments.requireThreshold(value));
    }

    @Override
    double value(CountedShares shares) {
        double largest = 0;
        for (int bin = 0; bin < shares.bins(); bin++) {
            largest = Math.max(largest, Math.abs(shares.gap(bin)));
        }
        return largest;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "L-infinity distance";
    }

    @Override
    public String rule() {
        return "L-infinity distance: the largest |c - r| of any bin, " + Symbols.SHARES + ". " + law();
    }
}
