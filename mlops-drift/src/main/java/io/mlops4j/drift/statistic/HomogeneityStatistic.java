// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.statistic;

import io.mlops4j.drift.law.HomogeneityLaw;
import java.util.Map;

/**
 * What the statistics of the shares as they were counted have in common: the p-value of Pearson's test of
 * homogeneity on the same counts. Immutable.
 */
abstract sealed class HomogeneityStatistic extends BinnedStatistic
        permits ChiSquare, CramersV, TotalVariation, LInfinity, Hellinger {
    private static final long serialVersionUID = 1L;

    HomogeneityStatistic(double threshold) {
        super(threshold);
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

    @Override
    String law() {
        return HomogeneityLaw.WORDS;
    }

    @Override
    final double value(BinnedCounts counts) {
        return value(CountedShares.of(counts));
    }

    @Override
    final TestResult tested(BinnedCounts counts) {
        CountedShares shares = CountedShares.of(counts);
        return TestResult.exact(value(shares), pValue(shares), law()).withEffect(effect(shares));
    }

    @Override
    public Map<String, String> fields() {
        return Fields.of("pValueOf", "chi2 homogeneity");
    }
}
