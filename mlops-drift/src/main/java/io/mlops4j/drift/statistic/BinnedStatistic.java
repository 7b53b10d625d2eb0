// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.statistic;

/**
 * A statistic of the counts in bins: for numbers and for categories. The {@code permits} list is the catalogue; those of the
 * bare shares that take the p-value of the test of homogeneity are in the list of their common base.
 */
public abstract sealed class BinnedStatistic implements DriftStatistic
        permits PopulationStabilityIndex, KullbackLeibler, JensenShannon, HomogeneityStatistic {
    private static final long serialVersionUID = 1L;

    private final double threshold;

    BinnedStatistic(double threshold) {
        this.threshold = threshold;
    }

    /**
     * Computes the statistic.
     *
     * @param counts both samples in the same bins
     * @return the value; NaN if one of the samples is empty
     */
    public final double statistic(BinnedCounts counts) {
        return isEmpty(counts) ? Double.NaN : value(counts);
    }

    /**
     * Computes the statistic, and how probable a value at least as large is when nothing has drifted.
     *
     * @param counts both samples in the same bins
     * @return value and p-value; both NaN if one of the samples is empty
     */
    public final TestResult test(BinnedCounts counts) {
        return isEmpty(counts) ? TestResult.undefined(law()) : tested(counts);
    }

    private static boolean isEmpty(BinnedCounts counts) {
        return counts.referenceSize() == 0 || counts.currentSize() == 0;
    }

    /** The value for two samples that hold values. */
    abstract double value(BinnedCounts counts);

    /** The result for two samples that hold values. */
    abstract TestResult tested(BinnedCounts counts);

    /** How the p-value is obtained, in full sentences. */
    abstract String law();

    @Override
    public final double threshold() {
        return threshold;
    }
}
