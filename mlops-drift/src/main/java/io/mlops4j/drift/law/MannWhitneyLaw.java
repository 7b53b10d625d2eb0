// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.law;

import org.apache.commons.statistics.distribution.NormalDistribution;

/** The law of the Mann-Whitney statistic if both samples come from the same distribution, for large samples. Stateless. */
public final class MannWhitneyLaw {
    private static final NormalDistribution STANDARD = NormalDistribution.of(0, 1);

    private MannWhitneyLaw() {}

    /**
     * The two-sided p-value by the normal law, with the variance corrected for ties and half a step for continuity, as SciPy's
     * {@code mannwhitneyu(x, y, method='asymptotic')} has it.
     *
     * @param effect {@code |2 U / (n m) - 1|}, from 0 to 1
     * @param n size of one sample, at least 1
     * @param m size of the other, at least 1
     * @param ties the sum of {@code t^3 - t} over all values, {@code t} being how many of both samples equal that value
     * @return from 0 to 1; 1 if all values are equal
     */
    public static double pValue(double effect, long n, long m, double ties) {
        double pairs = (double) n * m;
        double all = (double) n + m;
        double variance = pairs / 12 * (all + 1 - ties / (all * (all - 1)));
        double aboveMean = effect * pairs / 2 - 0.5;
        // Rounding may leave a variance of next to nothing where all values are equal, and then there is no effect
        // either.
        if (aboveMean <= 0 || variance <= 0) {
            return 1;
        }
        return Math.min(1, 2 * STANDARD.survivalProbability(aboveMean / Math.sqrt(variance)));
    }
}
