// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.statistic;

/**
 * A statistic of the order of numbers. The {@code permits} list is the catalogue.
 */
public abstract sealed class RankedStatistic implements DriftStatistic
        permits KolmogorovSmirnov, CramerVonMises, AndersonDarling, MannWhitney {
    private static final long serialVersionUID = 1L;

    private final double threshold;

    RankedStatistic(double threshold) {
        this.threshold = threshold;
    }

    /**
     * Computes the statistic.
     *
     * @param counts both samples in the same slots
     * @return the value; NaN if one of the samples is empty
     */
    public final double statistic(RankedCounts counts) {
        return isEmpty(counts) ? Double.NaN : value(counts);
    }

    /**
     * Computes the statistic, and how probable a value at least as large is when nothing has drifted.
     *
     * @param counts both samples in the same slots
     * @return value and p-value; both NaN if one of the samples is empty
     */
    public final TestResult test(RankedCounts counts) {
        return isEmpty(counts) ? TestResult.undefined(law()) : tested(counts);
    }

    private static boolean isEmpty(RankedCounts counts) {
        return counts.referenceSize() == 0 || counts.currentSize() == 0;
    }

    /** The value for two samples that hold values. */
    abstract double value(RankedCounts counts);

    /** The result for two samples that hold values. */
    abstract TestResult tested(RankedCounts counts);

    /** How the p-value is obtained, in full sentences. */
    abstract String law();

    @Override
    public final double threshold() {
        return threshold;
    }
}
