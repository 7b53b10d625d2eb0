// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.law;

import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * How many rows of a sample are in categories that an earlier sample of the same distribution lacks, whatever that distribution
 * is. Stateless.
 *
 * <p>The probability {@code M} that a row is in a category that {@code n} rows did not have is at most {@code f/n + (1 + sqrt(2)) *
 * sqrt(ln(2/d) / n)} with a probability of {@code 1 - d}, where {@code f} categories occurred once. For {@code M} exceeds its mean
 * by {@code e} with a probability of at most {@code exp(-n e^2)} (D. A. McAllester, L. Ortiz, Concentration inequalities for the
 * missing mass and for histogram rule error, Journal of Machine Learning Research 4, 2003; D. Berend, A. Kontorovich, On the
 * concentration of the missing mass, doi:10.1214/ECP.v18-2359). That mean is at most the mean of {@code f/n} (I. J. Good,
 * doi:10.1093/biomet/40.3-4.237), which one row changes by at most {@code 2/n}, so that {@code f/n} falls short of its mean by
 * {@code e} with a probability of at most {@code exp(-n e^2 / 2)} (C. McDiarmid, doi:10.1017/CBO9781107359949.008). Given the
 * first sample, the rows of the second are independent and each is in such a category with probability {@code M}.
 *
 * <p>Half of the p-value {@code p} is spent on the bound, half on the binomial law: it is the smallest {@code p} at which {@code
 * P(Bin(m, bound at d = p/2) >= k) <= p/2}.
 */
public final class UnseenMassLaw {
    /** How the p-value is obtained, for rules. */
    public static final String WORDS =
            "p-value: the smallest p for which at least k of m rows fall into such categories with a"
                    + " probability of at most p/2 (binomial law), if each does with the largest probability that the reference allows:"
                    + " f/n + (1 + √2) √(ln(4/p)/n), where f categories have exactly one row in the reference; it exceeds that with a"
                    + " probability of at most p/2, whatever the distribution.";

    private static final double LEAST_LOG = Math.log(Double.MIN_NORMAL);
    private static final double BOTH_DEVIATIONS = 1 + Math.sqrt(2);
    // Each step halves an interval of at most 709, and a double has no more digits to find.
    private static final int STEPS = 64;

    private UnseenMassLaw() {}

    /**
     * The p-value.
     *
     * @param n size of the first sample, at least 1
     * @param once how many categories have one row in it, from 0 to {@code n}
     * @param m size of the second sample, at least 1
     * @param unseen its rows in categories that the first lacks, from 0 to {@code m}
     * @return above 0, at most 1; 1 if there is no such row
     */
    public static double pValue(long n, long once, long m, long unseen) {
        if (!tooMany(n, once, m, unseen, 0)) {
            return 1;
        }
        double rejected = 0;
        double kept = LEAST_LOG;
        for (int step = 0; step < STEPS; step++) {
            double middle = (rejected + kept) / 2;
            if (tooMany(n, once, m, unseen, middle)) {
                rejected = middle;
            } else {
                kept = middle;
            }
        }
        return Math.exp(rejected);
    }

    /** Whether the rows are too many at a p-value of that logarithm; if so, they are at any larger one. */
    private static boolean tooMany(long n, long once, long m, long unseen, double logP) {
        double most = (double) once / n + BOTH_DEVIATIONS * Math.sqrt((Math.log(4) - logP) / n);
        return tail(m, unseen, most) <= Math.exp(logP) / 2;
    }

    /** The probability of at least so many, as a regularised incomplete beta function. */
    private static double tail(long m, long unseen, double probability) {
        if (unseen == 0 || probability >= 1) {
            return 1;
        }
        return BetaDistribution.of((double) unseen, m - unseen + 1.0).cumulativeProbability(probability);
    }
}
