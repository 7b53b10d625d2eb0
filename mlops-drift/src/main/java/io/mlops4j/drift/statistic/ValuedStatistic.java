// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.statistic;

import io.mlops4j.drift.law.CramerVonMisesLaw;

/**
 * A statistic of how far apart numbers are, not of their order alone. The {@code permits} list is the catalogue.
 *
 * <p>The effect held against the threshold is in units of the reference's spread, its standard deviation (that of a population,
 * values between two points taken in the middle). A reference without two different finite values has no spread and so no unit: the
 * number is then 0 if the current sample has the same values in the same shares, else positive infinity. An empty sample gives NaN.
 *
 * <p>From counts: values beyond the outermost points (the smallest and the largest finite reference value; a bin edge given farther
 * out is none), infinities among them, count as that point, which keeps the number finite and a wild value from making it any size.
 * Where a value lies between two points is unknown, so {@link TestResult#statistic()} is a lower bound, {@link
 * TestResult#upperBound()} the matching upper bound, up to the farthest finite value of the current sample, or positive infinity if
 * there are infinities or the farthest is unknown, and the effect belongs to the lower bound.
 *
 * <p>p-value: that of the Cramér-von Mises test on the same counts, see {@link CramerVonMises}, which holds whatever the
 * distribution, unless the statistic says otherwise. So the verdict asks of the number whether it matters and of the test whether
 * chance explains it.
 */
public abstract sealed class ValuedStatistic implements DriftStatistic
        permits Wasserstein, EnergyDistance, MeanDifference {
    private static final long serialVersionUID = 1L;

    private static final String LAW =
            "p-value: that of the Cramér-von Mises test on the same counts. " + CramerVonMisesLaw.WORDS;

    private final double threshold;

    ValuedStatistic(double threshold) {
        this.threshold = threshold;
    }

    /**
     * Computes the statistic.
     *
     * @param counts both samples in the same slots, with their points
     * @return the value; NaN if one of the samples is empty
     */
    public final double statistic(ValuedCounts counts) {
        if (counts.isEmpty()) {
            return Double.NaN;
        }
        NumberLine line = NumberLine.of(counts);
        return line.deviation() == 0 ? line.withoutSpread() : value(line);
    }

    /**
     * Computes the statistic, and how probable a difference at least as large is when nothing has drifted.
     *
     * @param counts both samples in the same slots, with their points
     * @return value, its upper bound, its effect in units of the reference's spread, and p-value; all NaN if one of the samples is
     *     empty
     */
    public final TestResult test(ValuedCounts counts) {
        if (counts.isEmpty()) {
            return TestResult.undefined(law());
        }
        NumberLine line = NumberLine.of(counts);
        double pValueOfOrder = CramerVonMises.pValue(counts.ranked());
        return line.deviation() == 0
                ? TestResult.exact(line.withoutSpread(), pValueOfOrder, law())
                : tested(line, pValueOfOrder);
    }

    /** The value for two samples that hold values, the reference at least two different ones. */
    abstract double value(NumberLine line);

    /**
     * The result for two samples that hold values, the reference at least two different ones.
     *
     * @param pValueOfOrder that of the Cramér-von Mises test on the same counts
     */
    abstract TestResult tested(NumberLine line, double pValueOfOrder);

    /** How the p-value is obtained, in full sentences. */
    String law() {
        return LAW;
    }

    @Override
    public final double threshold() {
        return threshold;
    }
}
