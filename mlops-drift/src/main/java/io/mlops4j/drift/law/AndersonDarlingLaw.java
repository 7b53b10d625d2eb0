// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.law;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/** The law of the two-sample Anderson-Darling statistic if both samples come from the same distribution. Stateless. */
public final class AndersonDarlingLaw {
    // The variance of the limit.
    private static final double LIMIT_VARIANCE = 2 * (Math.PI * Math.PI - 9) / 3;

    // Below, the limiting law leaves one of 10^9; there the sum below would have many terms.
    private static final double CERTAIN_BELOW = 0.05;

    // From here on the harmonic sums are those of their expansions, to the last digits.
    private static final long LARGEST_SUMMED = 1_000;

    private static final double EULER_GAMMA = 0.5772156649015329;

    private AndersonDarlingLaw() {}

    /**
     * The p-value if no values are equal: the statistic is brought to the mean and variance of its limit, that of the sum of
     * {@code X_j^2 / (j (j + 1))}. Mean and variance: Scholz and Stephens (1987), "K-sample Anderson-Darling tests",
     * doi:10.1080/01621459.1987.10478517, equation 4.
     *
     * @param statistic {@code A^2}, at least 0
     * @param n size of one sample, at least 1
     * @param m size of the other, at least 1
     * @return from 0 to 1
     */
    public static double pValue(double statistic, long n, long m) {
        if (n + m < 4) {
            return 1;
        }
        double standard = 1 + (statistic - 1) * Math.sqrt(LIMIT_VARIANCE / variance(n, m));
        return standard < CERTAIN_BELOW ? 1 : limit(standard);
    }

    /**
     * The p-value if values are equal: chi-square brought to the first three moments of the quadratic form, as of Imhof (1961),
     * "Computing the distribution of quadratic forms in normal variables", doi:10.1093/biomet/48.3-4.419, equation 4.1.
     *
     * @param statistic the statistic, at least 0
     * @param first the sum of the form's weights
     * @param second the sum of their squares
     * @param third the sum of their cubes
     * @return from 0 to 1
     */
    public static double pValue(double statistic, double first, double second, double third) {
        if (!(third > 0)) {
            return 1;
        }
        double degrees = second * second * second / (third * third);
        double scaled = (statistic - first) * Math.sqrt(degrees / second) + degrees;
        return scaled <= 0 ? 1 : ChiSquaredDistribution.of(degrees).survivalProbability(scaled);
    }

    private static double limit(double x) {
        return AlternatingIntegrals.sum(x, (k, v) -> {
            double s = 4 * k + v;
            double y = (s * s - 1) / 4;
            return StrictMath.exp(-x * y / 2) * Math.sqrt(Math.PI / y) * s / 2;
        });
    }

    /** Of the statistic, over all orders of the values. The double sum g of the source in closed form. */
    private static double variance(long n, long m) {
        double all = (double) n + m;
        double sizes = 1.0 / n + 1.0 / m;
        double h = harmonic(n + m - 1);
        double g = harmonicSquares(n + m - 1) - 1 / (all - 1) - (2 * h - 1 - 1 / (all - 1)) / all;
        double a = 4 * g - 6 + (10 - 6 * g) * sizes;
        double b = 12 * g - 22 + 8 * h + (2 * g - 14 * h - 4) * sizes;
        double c = 36 * h + 4 + (2 * h - 6) * sizes;
        double d = 24;
        return (((a * all + b) * all + c) * all + d) / ((all - 1) * (all - 2) * (all - 3));
    }

    private static double harmonic(long n) {
        if (n > LARGEST_SUMMED) {
            double square = (double) n * n;
            return StrictMath.log((double) n) + EULER_GAMMA + 0.5 / n - (1 - 0.1 / square) / (12 * square);
        }
        double sum = 0;
        for (long i = n; i >= 1; i--) {
            sum += 1.0 / i;
        }
        return sum;
    }

    private static double harmonicSquares(long n) {
        if (n > LARGEST_SUMMED) {
            return Math.PI * Math.PI / 6 - (1 - (0.5 - 1.0 / (6.0 * n)) / n) / n;
        }
        double sum = 0;
        for (long i = n; i >= 1; i--) {
            sum += 1.0 / ((double) i * i);
        }
        return sum;
    }
}
