// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.statistic;

/**
 * A statistic of the counts in bins: for numbers and for categories. The {@code permits} list is the catalogue; those of the
 * bare shares that take the p-value of the test of homogeneity are in the list of their common base.
 */
public sealed interface BinnedStatistic extends DriftStatistic
        permits PopulationStabilityIndex, KullbackLeibler, JensenShannon, HomogeneityStatistic {
    /**
     * Computes the statistic.
     *
     * @param counts both samples in the same bins
     * @return the value; NaN if one of the samples is empty
     */
    double statistic(BinnedCounts counts);

    /**
     * Computes the statistic, and how probable a value at least as large is when nothing has drifted.
     *
     * @param counts both samples in the same bins
     * @return value and p-value; both NaN if one of the samples is empty
     */
    TestResult test(BinnedCounts counts);
}
