// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.statistic;

import io.mlops4j.drift.law.CramerVonMisesLaw;
import java.util.Map;

/**
 * The Wasserstein distance of order one, W1, or earth mover's distance: the integral of {@code |F - G|} over the line, {@code F} and
 * {@code G} being the empirical distribution functions of the reference and of the current sample; how far values must be
 * moved on average to turn one sample into the other. {@code scipy.stats.wasserstein_distance(reference, current)}.
 *
 * <p>The number has the unit of the values; the effect held against the threshold has none: the
 * number divided by the standard deviation of the reference (that of a population, values between two points taken in the middle).
 *
 * <p>From counts: values beyond the outermost points (the smallest and the largest finite reference value; a bin edge given farther
 * out is none), infinities among them, count as that point,
 * which keeps the number finite and a wild value from making it any size. Where a value lies between two points is unknown, so
 * {@link TestResult#statistic()} is a lower bound, {@link TestResult#upperBound()} the matching upper bound, up to the farthest
 * finite value of the current sample, or positive infinity if there are infinities or the farthest is unknown, and the effect belongs
 * to the lower bound.
 *
 * <p>Source: Villani (2003), "Topics in Optimal Transportation", theorem 2.18.
 *
 * <p>p-value: that of the Cramér-von Mises test on the same counts, see {@link CramerVonMises}, which holds whatever the
 * distribution. A law of its own would lean on the tails: one from three moments of the integral flagged up to 5 % of windows
 * without drift at 1 % for Cauchy, and 3 % for lognormal values. So the verdict asks of the distance whether it matters and
 * of the test whether chance explains it.
 *
 * <p>Degenerate inputs: an empty sample gives NaN. A reference without two different finite values has no spread and so no unit: the
 * number is then 0 if the current sample has the same values in the same shares, else positive infinity.
 *
 * <p>Immutable and safe for many threads.
 */
public final class Wasserstein implements ValuedStatistic {
    /** The statistic's short name. */
    public static final String ID = "wasserstein";

    // A shift of a normal variable by a quarter of its deviation makes PSI 0.06 and D 0.1.
    private static final double DEFAULT_THRESHOLD = 0.25;

    private static final String LAW =
            "p-value: that of the Cramér-von Mises test on the same counts. " + CramerVonMisesLaw.WORDS;

    private static final Wasserstein DEFAULTS = new Wasserstein(DEFAULT_THRESHOLD);

    private final double threshold;

    private Wasserstein(double threshold) {
        this.threshold = threshold;
    }

    /**
     * The default options: a threshold of 0.25 for the effect.
     *
     * @return the statistic
     */
    public static Wasserstein withDefaults() {
        return DEFAULTS;
    }

    /**
     * Chooses the effect from which on a difference matters.
     *
     * @param value positive and finite
     * @return the statistic with that threshold
     * @throws IllegalArgumentException if the value is not positive and finite
     */
    public Wasserstein withThreshold(double value) {
        return new Wasserstein(Arguments.requireThreshold(value));
    }

    /**
     * Computes the distance of two samples themselves, without counts, bounds or end points.
     *
     * @param reference in any order; NaN is left out, infinities are values
     * @param current in any order; NaN is left out, infinities are values
     * @return the distance, exact but for rounding; positive infinity if the samples differ in the share of an infinity; NaN if a
     *     sample has no value
     */
    public static double ofSamples(double[] reference, double[] current) {
        return SampleDistance.of(reference, current);
    }

    @Override
    public double statistic(ValuedCounts counts) {
        return test(counts).statistic();
    }

    @Override
    public TestResult test(ValuedCounts counts) {
        if (counts.isEmpty()) {
            return TestResult.undefined(LAW);
        }
        NumberLine line = NumberLine.of(counts);
        if (line.deviation() == 0) {
            double value = line.withoutSpread();
            return TestResult.exact(value, CramerVonMises.pValue(counts.ranked()), LAW);
        }
        EcdfIntegral integral = EcdfIntegral.of(line);
        return TestResult.bounded(
                        line.inUnitsOfValues(integral.least()),
                        line.inUnitsOfValues(integral.most() + line.below(1) + line.above(1)),
                        CramerVonMises.pValue(counts.ranked()),
                        LAW)
                .withEffect(integral.least() / line.deviation());
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "Wasserstein distance";
    }

    @Override
    public String rule() {
        return "Wasserstein distance W1: the integral of |F - G| over the line, F and G being the empirical distribution functions of the"
                + " reference (n values) and of the current sample (m values). The effect held against the threshold is W1 divided"
                + " by the standard deviation of the reference.";
    }

    @Override
    public Map<String, String> fields() {
        return Fields.of("order", "1", "effect", "in reference deviations", "direction", "both");
    }

    @Override
    public double threshold() {
        return threshold;
    }
}
