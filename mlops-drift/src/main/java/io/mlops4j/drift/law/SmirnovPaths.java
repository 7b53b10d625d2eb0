// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.law;

import java.util.Arrays;

/**
 * The exact law of the two-sample Kolmogorov-Smirnov statistic without ties. All orders of the values are equally likely; each is a
 * path of {@code n} steps up and {@code m} to the right, and the statistic says how far the path strays from the diagonal.
 *
 * <p>The probability that a path has strayed too far by a place follows from that of the two places before it. All terms are
 * positive, so that small probabilities keep their digits: Viehmann (2021), doi:10.48550/arXiv.2102.08037. Beyond the distance
 * the probability is one, so that only the {@code 2 D n m} places within need be visited; at most 30 million for samples of 10,000.
 */
final class SmirnovPaths {
    // So that the probabilities of places on the way, which are smaller than the result, do not underflow.
    private static final double ONE = 0x1p500;

    // A path that strays to both sides has a probability of about p^4: from here less than 10^-13 of p.
    private static final double ONE_SIDED_FROM = 5;

    // Paths that come back from so far on the other side have less than exp(-60) of the probability of all that stray.
    private static final double NEGLIGIBLE = 30;

    private SmirnovPaths() {}

    /**
     * The probability that the distance is at least so large in either direction.
     *
     * @param distance the statistic, from 0 to 1
     * @param n size of one sample, at least 1
     * @param m size of the other, at least 1
     * @return from 0 to 1
     */
    static double twoSided(double distance, int n, int m) {
        if (effectiveSize(n, m) * distance * distance > ONE_SIDED_FROM) {
            return Math.min(1, 2 * oneSided(distance, n, m));
        }
        long apart = scaled(distance, n, m);
        return probability(apart, apart, ONE, Math.min(n, m), Math.max(n, m));
    }

    /**
     * The probability that the distance is at least so large in one direction.
     *
     * @param distance the statistic, from 0 to 1
     * @param n size of one sample, at least 1
     * @param m size of the other, at least 1
     * @return from 0 to 1
     */
    static double oneSided(double distance, int n, int m) {
        double far = Math.sqrt(distance * distance + NEGLIGIBLE / effectiveSize(n, m)) - distance;
        long unseen = (long) Math.ceil(far * n * m) + n + m;
        return probability(scaled(distance, n, m), unseen, 0, Math.min(n, m), Math.max(n, m));
    }

    private static double effectiveSize(double n, double m) {
        return n * m / (n + m);
    }

    /** The distance is a multiple of 1 / nm; sizes of up to 10,000 leave no doubt of which. */
    private static long scaled(double distance, int n, int m) {
        return Math.round(distance * n * m);
    }

    /**
     * The probability of straying.
     *
     * @param apart how far in one direction is too far, times nm
     * @param other how far in the other direction another value holds, times nm
     * @param beyondOther that value
     */
    private static double probability(long apart, long other, double beyondOther, int n, int m) {
        if (apart <= 0) {
            return 1;
        }
        double[] inverses = new double[n + m + 1];
        Arrays.setAll(inverses, steps -> 1.0 / steps);
        // For each number of steps to the right; what lies beyond the other side keeps its value.
        double[] strayed = new double[m + 1];
        Arrays.fill(strayed, (int) Math.min(m, (other - 1) / n) + 1, m + 1, beyondOther);
        for (int up = 1; up <= n; up++) {
            long diagonal = (long) up * m;
            int first = diagonal < apart ? 0 : (int) ((diagonal - apart) / n) + 1;
            int last = (int) Math.min(m, (diagonal + other - 1) / n);
            double before = ONE;
            for (int right = first; right <= last; right++) {
                if (strayed[right] != before) {
                    // the mean of two equal values is left alone, since rounding would bring a certainty below 1
                    double share = inverses[up + right];
                    before = up * share * strayed[right] + right * share * before;
                    strayed[right] = before;
                }
            }
        }
        return Math.min(1, strayed[m] / ONE);
    }
}
