// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.law;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/** The law of chi-square statistics and of divergences between the shares of two samples from the same distribution. Stateless. */
public final class ChiSquareLaw {
    private ChiSquareLaw() {}

    /**
     * The p-value of a divergence that, for large samples, is distributed as {@code (1/n + 1/m) * chi2(bins - 1)}.
     *
     * @param divergence the value, at least 0
     * @param n size of one sample, at least 1
     * @param m size of the other, at least 1
     * @param bins number of bins; with one there is nothing to differ
     * @return from 0 to 1
     */
    public static double pValue(double divergence, long n, long m, int bins) {
        return pValue(divergence / (1.0 / n + 1.0 / m), bins);
    }

    /**
     * The p-value of a statistic that, for large samples, is distributed as {@code chi2(bins - 1)}.
     *
     * @param statistic the value, at least 0
     * @param bins number of bins; with one there is nothing to differ
     * @return from 0 to 1
     */
    public static double pValue(double statistic, int bins) {
        return bins < 2 ? 1 : ChiSquaredDistribution.of(bins - 1.0).survivalProbability(statistic);
    }
}
