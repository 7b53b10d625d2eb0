// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.law;

import org.apache.commons.statistics.distribution.TDistribution;

/** The law of Student's t statistic of two samples from the same distribution. Stateless. */
public final class StudentLaw {
    private StudentLaw() {}

    /**
     * The two-sided p-value, as SciPy's {@code ttest_ind(x, y)} has it.
     *
     * @param difference the size of the difference of means, at least 0
     * @param variance the pooled variance: squares about each sample's mean, added up, over {@code n + m - 2}
     * @param n size of one sample, at least 1
     * @param m size of the other, at least 1
     * @return from 0 to 1; 1 if the means are equal or there are two values in all, 0 if nothing varies but the means differ
     */
    public static double pValue(double difference, double variance, double n, double m) {
        if (difference == 0 || n + m <= 2) {
            return 1;
        }
        double t = difference / Math.sqrt(variance * (1 / n + 1 / m));
        return Math.min(1, 2 * TDistribution.of(n + m - 2).survivalProbability(t));
    }
}
