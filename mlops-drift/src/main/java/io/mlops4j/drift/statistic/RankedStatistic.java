// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.statistic;

/** A statistic of the order of numbers. The {@code permits} list is the catalogue. */
public sealed interface RankedStatistic extends DriftStatistic
        permits KolmogorovSmirnov, CramerVonMises, AndersonDarling, MannWhitney {
    /**
     * Computes the statistic.
     *
     * @param counts both samples in the same slots
     * @return the value; NaN if one of the samples is empty
     */
    double statistic(RankedCounts counts);

    /**
     * Computes the statistic, and how probable a value at least as large is when nothing has drifted.
     *
     * @param counts both samples in the same slots
     * @return value and p-value; both NaN if one of the samples is empty
     */
    TestResult test(RankedCounts counts);
}
