// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.law;

import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.HypergeometricDistribution;

/**
 * Fisher's exact test of how many of the values in rare bins one of the samples has, two-sided by doubling the smaller tail.
 * Stateless.
 */
final class RareBinsLaw {
    private RareBinsLaw() {}

    /**
     * The p-value.
     *
     * @param inSample the sample's values in these bins
     * @param inBoth both samples' values in these bins, at least 1
     * @param sample size of the sample
     * @param all size of both
     * @return from 0 to 1
     */
    static double pValue(long inSample, long inBoth, double sample, double all) {
        return Math.min(1, 2 * smallerTail(inSample, inBoth, sample, all));
    }

    private static double smallerTail(long inSample, long inBoth, double sample, double all) {
        if (all <= Integer.MAX_VALUE) {
            HypergeometricDistribution law = HypergeometricDistribution.of((int) all, (int) sample, (int) inBoth);
            return Math.min(law.cumulativeProbability((int) inSample), law.survivalProbability((int) inSample - 1));
        }
        // Drawn with replacement: with so many values a little too wide, if anything.
        double share = sample / all;
        double atMost = inSample == inBoth
                ? 1
                : BetaDistribution.of(inSample + 1.0, (double) inBoth - inSample)
                        .survivalProbability(share);
        double atLeast = inSample == 0
                ? 1
                : BetaDistribution.of((double) inSample, inBoth - inSample + 1.0)
                        .cumulativeProbability(share);
        return Math.min(atMost, atLeast);
    }
}
