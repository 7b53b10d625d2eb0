// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.statistic;

import io.mlops4j.drift.law.HomogeneityLaw;

/**
 * The p-value of all divergences between shares. For small differences they are multiples of one another, so one form of them
 * can stand for all: the Jensen-Shannon divergence after half an observation has been added to each bin, which keeps the law in
 * bins of few values, where the others stray from it. It strays itself where many categories are rare and one sample is far
 * larger, which the test of homogeneity bears; so the larger of the two p-values is reported.
 */
final class DivergenceTest {
    static final String LAW =
            "p-value: the larger of two. By the first, eight times the Jensen-Shannon divergence in nats is without drift"
                    + " distributed as (1/n + 1/m) times chi-square with B - 1 degrees of freedom, B being the number of bins"
                    + " that are not empty in both samples; half an observation is first added to each of them in both"
                    + " samples, so that the law holds for few values. The second is "
                    + HomogeneityLaw.TEST;

    // Between, (1 + d) log(1 + d) + (1 - d) log(1 - d) would cancel.
    private static final double SMALL_CONTRAST = 0.5;

    private DivergenceTest() {}

    /** A divergence with its p-value. Both samples must hold values. */
    static TestResult of(double divergence, BinnedCounts counts) {
        return TestResult.exact(divergence, pValue(counts), LAW);
    }

    private static double pValue(BinnedCounts counts) {
        SharePair smoothed = SharePair.of(counts, EmptyBinRule.addHalf());
        return Math.max(
                smoothed.pValue(8 * nats(smoothed)), CountedShares.of(counts).homogeneityPValue());
    }

    static double nats(CountedShares shares) {
        double sum = 0;
        for (int bin = 0; bin < shares.bins(); bin++) {
            sum += summand(shares.reference(bin) + shares.current(bin), shares.gap(bin));
        }
        return sum;
    }

    private static double nats(SharePair shares) {
        double sum = 0;
        for (int bin = 0; bin < shares.bins(); bin++) {
            double reference = shares.reference()[bin];
            double current = shares.current()[bin];
            sum += summand(reference + current, current - reference);
        }
        return sum;
    }

    /**
     * With contrast {@code d = (c - r) / (c + r)} a bin adds {@code (c + r) / 4} times {@code (1 + d) log(1 + d) + (1 - d) log(1 -
     * d)}, which is never negative. StrictMath: the same bits on every machine.
     */
    private static double summand(double both, double gap) {
        double d = Math.abs(gap) / both;
        if (d < SMALL_CONTRAST) {
            return both / 4 * (d * (StrictMath.log1p(d) - StrictMath.log1p(-d)) + StrictMath.log1p(-d * d));
        }
        double far = d < 1 ? (1 - d) * StrictMath.log1p(-d) : 0;
        return both / 4 * ((1 + d) * StrictMath.log1p(d) + far);
    }
}
