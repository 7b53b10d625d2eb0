// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.statistic;

/**
 * The Hellinger distance: the square root of half the sum over all bins of {@code (sqrt(c) - sqrt(r))^2}, where {@code r} and
 * {@code c} are the shares of the reference and of the current sample; from 0 to 1. A metric that needs no rule for empty bins;
 * its square is one minus the Bhattacharyya coefficient.
 *
 * <p>Source: Le Cam and Yang (2000), "Asymptotics in Statistics", chapter 3, with the factor one half. Equals {@code
 * scipy.spatial.distance.euclidean(numpy.sqrt(r), numpy.sqrt(c)) / numpy.sqrt(2)}.
 *
 * <p>p-value: no simple law of its own is known; it is that of Pearson's chi-square test of homogeneity on the same counts, see
 * {@link ChiSquare}, so the verdict asks of the distance whether it matters and of the test whether chance explains it.
 *
 * <p>Degenerate inputs: an empty sample gives NaN. One bin gives 0 with p = 1. Samples without a common bin give 1.
 *
 * <p>Immutable and safe for many threads.
 */
public final class Hellinger extends HomogeneityStatistic {
    private static final long serialVersionUID = 1L;

    /** The statistic's short name. */
    public static final String ID = "hellinger";

    // For small shifts the square is an eighth of PSI: the line of PSI at 0.1 is one at 0.112. The line of Evidently.
    private static final double DEFAULT_THRESHOLD = 0.1;

    private static final Hellinger DEFAULTS = new Hellinger(DEFAULT_THRESHOLD);

    private Hellinger(double threshold) {
        super(threshold);
    }

    /**
     * The default options: a threshold of 0.1.
     *
     * @return the statistic
     */
    public static Hellinger withDefaults() {
        return DEFAULTS;
    }

    /**
     * Chooses the effect from which on a value matters.
     *
     * @param value positive and finite; a value above 1 is never reached
     * @return the statistic with that threshold
     * @throws IllegalArgumentException if the value is not positive and finite
     */
    public Hellinger withThreshold(double value) {
        return new Hellinger(Arguments.requireThreshold(value));
    }

    @Override
    double value(CountedShares shares) {
        double sum = 0;
        for (int bin = 0; bin < shares.bins(); bin++) {
            // Not the difference of the roots, which would cancel where the shares are close.
            double difference = shares.gap(bin) / (Math.sqrt(shares.reference(bin)) + Math.sqrt(shares.current(bin)));
            sum += difference * difference;
        }
        // Rounding may leave a last bit above one.
        return Math.min(1, Math.sqrt(sum / 2));
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "Hellinger distance";
    }

    @Override
    public String rule() {
        return "Hellinger distance: the square root of half the sum over all bins of (sqrt(c) - sqrt(r))^2, "
                + Symbols.SHARES + ". " + law();
    }
}
