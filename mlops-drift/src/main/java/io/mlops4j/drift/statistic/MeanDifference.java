// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.statistic;

import io.mlops4j.drift.law.CramerVonMisesLaw;
import io.mlops4j.drift.law.StudentLaw;
import java.util.Map;

/**
 * The difference of means: the size of {@code mean(current) - mean(reference)}. It is blind to a change of spread about the same
 * mean.
 *
 * <p>The number has the unit of the values, the effect is the number divided by the standard deviation of the reference; what is
 * unknown from counts, and degenerate inputs: see {@link ValuedStatistic}. Values farther beyond the outermost points could make the
 * number smaller, too, if they lie on the other side.
 *
 * <p>Source of the effect, with the deviation of the reference alone: Glass (1976), "Primary, secondary, and meta-analysis of
 * research", doi:10.3102/0013189X005010003.
 *
 * <p>p-value: the larger of two. One is that of Student's t test with the pooled variance, {@code scipy.stats.ttest_ind(reference,
 * current)}, values between two points taken in the middle. Alone it would cry wolf where small samples of skewed values leave out
 * the tail, so the other is that of the Cramér-von Mises test on the same counts, see {@link CramerVonMises}, which holds
 * whatever the distribution.
 *
 * <p>Immutable and safe for many threads.
 */
public final class MeanDifference extends ValuedStatistic {
    private static final long serialVersionUID = 1L;

    /** The statistic's short name. */
    public static final String ID = "mean-difference";

    // A quarter of a standard deviation, between what Cohen (1988) calls a small effect and a medium one.
    private static final double DEFAULT_THRESHOLD = 0.25;

    private static final String LAW =
            "p-value: the larger of that of Student's t test with the pooled variance, and that of the"
                    + " Cramér-von Mises test on the same counts. " + CramerVonMisesLaw.WORDS;

    private static final MeanDifference DEFAULTS = new MeanDifference(DEFAULT_THRESHOLD);

    private MeanDifference(double threshold) {
        super(threshold);
    }

    /**
     * The default options: a threshold of 0.25 for the effect.
     *
     * @return the statistic
     */
    public static MeanDifference withDefaults() {
        return DEFAULTS;
    }

    /**
     * Chooses the effect from which on a difference matters.
     *
     * @param value positive and finite
     * @return the statistic with that threshold
     * @throws IllegalArgumentException if the value is not positive and finite
     */
    public MeanDifference withThreshold(double value) {
        return new MeanDifference(Arguments.requireThreshold(value));
    }

    @Override
    double value(NumberLine line) {
        return line.inUnitsOfValues(Range.ofDifference(line).leastSize());
    }

    @Override
    TestResult tested(NumberLine line, double pValueOfOrder) {
        Range difference = Range.ofDifference(line);
        double least = difference.leastSize();
        double pValue = Math.max(pValueOfOrder, student(least, line.counts().ranked(), line));
        double most = Math.max(line.below() - difference.least(), difference.most() + line.above());
        return TestResult.bounded(line.inUnitsOfValues(least), line.inUnitsOfValues(most), pValue, law())
                .withEffect(least / line.deviation());
    }

    @Override
    String law() {
        return LAW;
    }

    private static double student(double difference, RankedCounts counts, NumberLine line) {
        double n = counts.referenceSize();
        double m = counts.currentSize();
        double ofReference = line.deviation() * line.deviation();
        double ofCurrent = line.meanSquareAbout(line.meanOf(counts.currentCounts()), counts.currentCounts());
        return StudentLaw.pValue(difference, (n * ofReference + m * ofCurrent) / (n + m - 2), n, m);
    }

    /**
     * Where a mean, or the difference of two, can be.
     *
     * @param least of a mean, if every value between two points were at the lower one
     * @param most of a mean, if every value between two points were at the upper one
     */
    private record Range(double least, double most) {
        /** The mean of the current sample less that of the reference. */
        static Range ofDifference(NumberLine line) {
            RankedCounts counts = line.counts().ranked();
            Range reference = of(counts.referenceCounts(), line);
            Range current = of(counts.currentCounts(), line);
            return new Range(current.least() - reference.most(), current.most() - reference.least());
        }

        /** How close to nothing it can be. */
        double leastSize() {
            return Math.max(0, Math.max(least, -most));
        }

        static Range of(long[] slots, NumberLine line) {
            double size = 0;
            double least = 0;
            double most = 0;
            for (int slot = 0; slot < slots.length; slot++) {
                size += slots[slot];
                least += slots[slot] * (line.lower(slot) - line.mean());
                most += slots[slot] * (line.upper(slot) - line.mean());
            }
            return new Range(least / size, most / size);
        }
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "Difference of means";
    }

    @Override
    public String rule() {
        return "Difference of means: the size of the mean of the current sample (m values) less that of the reference (n values). The effect"
                + " held against the threshold is the difference divided by the standard deviation of the reference.";
    }

    @Override
    public Map<String, String> fields() {
        return Fields.of("effect", "in reference deviations", "direction", "both");
    }
}
