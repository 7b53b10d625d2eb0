// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.statistic;

/** A statistic of how far apart numbers are, not of their order alone. The {@code permits} list is the catalogue. */
public sealed interface ValuedStatistic extends DriftStatistic permits Wasserstein, EnergyDistance, MeanDifference {
    /**
     * Computes the statistic.
     *
     * @param counts both samples in the same slots, with their points
     * @return the value; NaN if one of the samples is empty
     */
    double statistic(ValuedCounts counts);

    /**
     * Computes the statistic, and how probable a difference at least as large is when nothing has drifted.
     *
     * @param counts both samples in the same slots, with their points
     * @return value, its upper bound, its effect in units of the reference's spread, and p-value; all NaN if one of the samples is
     *     empty
     */
    TestResult test(ValuedCounts counts);
}
