// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.law;

/** The law of the two-sample Cramér-von Mises statistic if both samples come from the same distribution. Stateless. */
public final class CramerVonMisesLaw {
    /** What {@link #pValue} computes. */
    public static final String WORDS =
            "p-value: T, brought to the mean and variance of its limit, by the limiting law of"
                    + " Cramér and von Mises (conservative if values are equal).";

    // Below, the limiting law leaves one of 10^40; there the sum below would have many terms.
    private static final double CERTAIN_BELOW = 0.003;

    private CramerVonMisesLaw() {}

    /**
     * The p-value, as SciPy's {@code cramervonmises_2samp(x, y, method='asymptotic')} has it: Anderson (1962), "On the distribution
     * of the two-sample Cramér-von Mises criterion", doi:10.1214/aoms/1177704477, equations 11, 14 and 15.
     *
     * @param statistic the criterion T, at least 0
     * @param n size of one sample, at least 1
     * @param m size of the other, at least 1
     * @return from 0 to 1
     */
    public static double pValue(double statistic, long n, long m) {
        double all = (double) n + m;
        double pairs = (double) n * m;
        double mean = (1 + 1 / all) / 6;
        // Of 45 variances; the squares of the sizes over pairs, so that nothing overflows.
        double uneven = (double) n / m + (double) m / n;
        double variance = (all + 1) / all * (4 * all - 3 * uneven - 2) / (4 * all);
        // Two single values have no variance.
        double standard = variance > 0 ? 1.0 / 6 + (statistic - mean) / Math.sqrt(variance) : 0;
        return pairs < 2 || standard < CERTAIN_BELOW ? 1 : limit(standard);
    }

    /** Of the sum of {@code X_j^2 / (j pi)^2}. */
    private static double limit(double x) {
        return AlternatingIntegrals.sum(x, (k, v) -> {
            double s = Math.PI * (2 * k - 0.5 + v / 2);
            return Math.PI * StrictMath.exp(-x * s * s / 2) / Math.sqrt(s);
        });
    }
}
