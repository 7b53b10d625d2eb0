// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.statistic;

import io.mlops4j.drift.law.HomogeneityLaw;

/**
 * What the statistics of the shares as they were counted have in common: a threshold, and the p-value of Pearson's test of
 * homogeneity on the same counts. Immutable.
 */
abstract sealed class HomogeneityStatistic implements BinnedStatistic
        permits ChiSquare, CramersV, TotalVariation, LInfinity, Hellinger {
    private final double threshold;

    HomogeneityStatistic(double threshold) {
        this.threshold = threshold;
    }

    /** The value for two samples that hold values. */
    abstract double value(CountedShares shares);

    /** What is held against the threshold. */
    double effect(CountedShares shares) {
        return value(shares);
    }

    double pValue(CountedShares shares) {
        return shares.homogeneityPValue();
    }

    String law() {
        return HomogeneityLaw.WORDS;
    }

    @Override
    public final double statistic(BinnedCounts counts) {
        return isEmpty(counts) ? Double.NaN : value(CountedShares.of(counts));
    }

    @Override
    public final TestResult test(BinnedCounts counts) {
        if (isEmpty(counts)) {
            return TestResult.undefined(law());
        }
        CountedShares shares = CountedShares.of(counts);
        return TestResult.exact(value(shares), pValue(shares), law()).withEffect(effect(shares));
    }

    private static boolean isEmpty(BinnedCounts counts) {
        return counts.referenceSize() == 0 || counts.currentSize() == 0;
    }

    @Override
    public final double threshold() {
        return threshold;
    }
}
