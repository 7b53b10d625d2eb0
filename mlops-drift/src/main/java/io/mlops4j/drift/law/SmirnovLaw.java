// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.law;

import org.apache.commons.statistics.inference.KolmogorovSmirnovTest;

/**
 * The law of the two-sample Kolmogorov-Smirnov statistic if both samples come from the same distribution, as SciPy's
 * {@code ks_2samp} defines it. Stateless.
 */
public final class SmirnovLaw {
    /** What {@link #exact} computes. */
    public static final String EXACT_WORDS =
            "p-value: exact over all orders of the n + m values, as if none were equal (conservative if some are).";

    /** What {@link #asymptotic} computes. */
    public static final String ASYMPTOTIC_WORDS =
            "p-value: that of the one-sample statistic of round(nm / (n + m)) values at D"
                    + " (conservative if values are equal).";

    /** What {@link #oneSidedAsymptotic} computes. */
    public static final String ONE_SIDED_ASYMPTOTIC_WORDS =
            "p-value: exp(-2 z^2 - 2 z (l + 2 s) / (3 sqrt(l s (l + s)))), z = D sqrt(nm / (n + m)), l and s being the larger"
                    + " and the smaller of n and m (Hodges 1958; conservative if values are equal).";

    // SciPy's MAX_AUTO_N: the time that the exact law takes grows with n * m.
    private static final long LARGEST_EXACT = 10_000;

    // From here SciPy and Commons Statistics themselves use the limiting forms below, which need no sample.
    private static final long LARGEST_SAMPLED = 1_000_000;

    // SciPy's switch: above, twice the one-sided probability is off by less than 2 parts in a million (exp(-6 * 2.2)).
    private static final double ONE_SIDED_FROM = 2.2;

    // Above, both probabilities are below the smallest double.
    private static final double UNDERFLOW_FROM = 370;

    private SmirnovLaw() {}

    /**
     * Whether {@link #exact} is within reach.
     *
     * @param n size of one sample
     * @param m size of the other
     * @return true if neither exceeds 10,000
     */
    public static boolean hasExact(long n, long m) {
        return Math.max(n, m) <= LARGEST_EXACT;
    }

    /**
     * The probability of a distance at least as large over all orders of the values. Takes up to 0.1 s for 10,000 values each.
     *
     * @param distance the statistic, from 0 to 1
     * @param n size of one sample, from 1 to 10,000
     * @param m size of the other, from 1 to 10,000
     * @return from 0 to 1
     */
    public static double exact(double distance, long n, long m) {
        return isZero(distance, n, m) ? 0 : SmirnovPaths.twoSided(distance, (int) n, (int) m);
    }

    /**
     * The probability of a distance at least as large in one direction over all orders of the values; the same for either
     * direction. Takes up to 0.1 s for 10,000 values each.
     *
     * @param distance the largest height of one sample's distribution function above the other's, from 0 to 1
     * @param n size of one sample, from 1 to 10,000
     * @param m size of the other, from 1 to 10,000
     * @return from 0 to 1
     */
    public static double oneSidedExact(double distance, long n, long m) {
        return isZero(distance, n, m) ? 0 : SmirnovPaths.oneSided(distance, (int) n, (int) m);
    }

    /** Both exact probabilities are at most twice {@code exp(-2 D^2 nm / (n + m))}. */
    private static boolean isZero(double distance, long n, long m) {
        return (double) n * m / (n + m) * distance * distance >= UNDERFLOW_FROM;
    }

    /**
     * The probability that the one-sample statistic of {@code round(nm / (n + m))} values is at least as large.
     *
     * @param distance the statistic, from 0 to 1
     * @param n size of one sample, at least 1
     * @param m size of the other, at least 1
     * @return from 0 to 1
     */
    public static double asymptotic(double distance, long n, long m) {
        double size = Math.rint((double) n * m / ((double) n + m));
        double scaled = size * distance * distance;
        if (scaled >= UNDERFLOW_FROM) {
            return 0;
        }
        if (size == 1) {
            return distance <= 0.5 ? 1 : 2 - 2 * distance;
        }
        if (size <= LARGEST_SAMPLED) {
            return oneSampleProbability(distance, (int) size);
        }
        if (scaled >= ONE_SIDED_FROM) {
            // Maag and Dicaire (1971), doi:10.1093/biomet/58.3.653.
            double root = 6 * size * distance + 1;
            return Math.min(1, 2 * StrictMath.exp(-root * root / (18 * size)));
        }
        return PelzGood.survival(distance, size);
    }

    /**
     * The probability of a distance at least as large in one direction, by the approximation (5.3) of Hodges (1958),
     * doi:10.1007/BF02589501.
     *
     * @param distance the statistic, from 0 to 1
     * @param n size of one sample, at least 1
     * @param m size of the other, at least 1
     * @return from 0 to 1
     */
    public static double oneSidedAsymptotic(double distance, long n, long m) {
        double large = Math.max(n, m);
        double small = Math.min(n, m);
        double z = Math.sqrt(large * small / (large + small)) * distance;
        double correction = 2 * z * (large + 2 * small) / (3 * Math.sqrt(large * small * (large + small)));
        return StrictMath.exp(-2 * z * z - correction);
    }

    /**
     * Commons Statistics gives the law of the one-sample statistic only together with a sample. This one's statistic is
     * {@code d} by construction: its smallest value sits {@code d} above its due place, the others in the middle of theirs.
     */
    private static double oneSampleProbability(double d, int size) {
        if (d <= 0.5 / size) {
            return 1;
        }
        double[] sample = new double[size];
        for (int i = 0; i < size; i++) {
            sample[i] = i;
        }
        return KolmogorovSmirnovTest.withDefaults()
                .test(sample, x -> x == 0 ? d : (x + 0.5) / size)
                .getPValue();
    }
}
