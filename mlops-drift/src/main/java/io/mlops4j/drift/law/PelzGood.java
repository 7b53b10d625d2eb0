// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.law;

/**
 * The law of the one-sample Kolmogorov-Smirnov statistic for very large samples: Kolmogorov's limit with its first two
 * corrections, {@code K0 + K1 / sqrt(n) + K2 / n}, in the form of Pelz and Good (1976), "Approximating the lower
 * tail-areas of the Kolmogorov-Smirnov one-sample statistic", Journal of the Royal Statistical Society B 38(2), 152-156,
 * that converges fast for small {@code z}.
 *
 * <p>The next term is below {@code 0.1 / n^1.5}. From a million values on and for {@code z^2 < 2.2}, the only use here, that
 * changes the probability by less than 4 parts in 10^9 of itself at the worst and 10^-10 of one everywhere.
 */
final class PelzGood {
    private static final double PI2 = Math.PI * Math.PI;

    // exp(-(pi j)^2 / (8 z^2)) for odd j, and exp(-(pi k)^2 / (2 z^2)), fall below 2^-60 of the first before the tenth
    // for
    // every z^2 < 2.2.
    private static final int TERMS = 10;

    private PelzGood() {}

    static double survival(double d, double size) {
        double z2 = d * d * size;
        double z = Math.sqrt(z2);
        double z3 = z2 * z;
        double z4 = z2 * z2;
        double z6 = z4 * z2;
        double k0 = 0;
        double k1 = 0;
        double k2 = 0;
        double k2Even = 0;
        for (int k = TERMS; k > 0; k--) {
            double j2 = (2.0 * k - 1) * (2.0 * k - 1);
            double odd = StrictMath.exp(-PI2 * j2 / (8 * z2));
            k0 += odd;
            k1 += (PI2 / 4 * j2 - z2) * odd;
            k2 += (6 * z6 + 2 * z4 + PI2 / 4 * (2 * z4 - 5 * z2) * j2 + PI2 * PI2 / 16 * (1 - 2 * z2) * j2 * j2) * odd;
            double k2Squared = (double) k * k;
            k2Even += PI2 * k2Squared * StrictMath.exp(-PI2 * k2Squared / (2 * z2));
        }
        if (k0 == 0) {
            return 1;
        }
        double rootHalfPi = Math.sqrt(Math.PI / 2);
        double cumulative = 2 * rootHalfPi / z * k0
                + rootHalfPi / (3 * z4) * k1 / Math.sqrt(size)
                + rootHalfPi * (k2 / (36 * z4 * z3) - k2Even / (18 * z3)) / size;
        return Math.min(1, Math.max(0, 1 - cumulative));
    }
}
