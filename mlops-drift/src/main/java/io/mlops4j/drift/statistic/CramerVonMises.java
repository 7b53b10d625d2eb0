// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.statistic;

import io.mlops4j.drift.law.CramerVonMisesLaw;
import java.util.Map;

/**
 * The two-sample Cramér-von Mises criterion {@code T}: {@code n m / (n + m)^2} times the sum of {@code (F - G)^2} over all values of
 * both samples, {@code F} and {@code G} being the empirical distribution functions of the reference and of the current sample. It
 * looks at the whole line where Kolmogorov-Smirnov looks at one place.
 *
 * <p>{@code T} grows with the samples, so the effect held against the threshold is the root of the mean of {@code (F - G)^2}, both
 * samples weighing the same, over that of samples without overlap: from 0 to 1.
 *
 * <p>It is computed from counts and without sorting the current sample. Where all values differ and {@link RankedCounts#exact()}
 * holds it is {@code scipy.stats.cramervonmises_2samp(reference, current).statistic}. Equal values have no order; the functions are
 * taken in the middle of their step there. SciPy's midranks do the same, but add a term for ties that puts two constant samples
 * of 100 and 50 equal values 6.25 apart with p = 0; here they are 0 apart. Values of one sample alone between two points are taken
 * to differ from each other. Where values of both samples lie between two rank points, {@link TestResult#statistic()} is a lower
 * bound, {@link TestResult#upperBound()} the matching upper bound, and effect and p-value belong to the lower bound, so they err
 * towards "no drift".
 *
 * <p>Source: Anderson (1962), "On the distribution of the two-sample Cramér-von Mises criterion", doi:10.1214/aoms/1177704477.
 *
 * <p>p-value: {@link CramerVonMisesLaw}, that of SciPy's {@code method='asymptotic'}. It held 1 % to within chance in 10,000
 * simulated windows per pair of sizes from 20 to 10,000, and ties make it conservative.
 *
 * <p>Degenerate inputs: an empty sample gives NaN. Samples that agree value by value, among them two constant samples of one
 * value, give 0 with p = 1. Infinities are ordinary values at the ends of the line.
 *
 * <p>Immutable and safe for many threads.
 */
public final class CramerVonMises extends RankedStatistic {
    private static final long serialVersionUID = 1L;

    /** The statistic's short name. */
    public static final String ID = "cramer-von-mises";

    // A shift of a normal variable that makes PSI 0.1 makes the effect 0.166.
    private static final double DEFAULT_THRESHOLD = 0.15;

    // Of the mean of (F - G)^2, each sample weighing the same, if one lies below the other.
    private static final double LARGEST_MEAN_SQUARE = 1.0 / 3;

    private static final CramerVonMises DEFAULTS = new CramerVonMises(DEFAULT_THRESHOLD);

    private CramerVonMises(double threshold) {
        super(threshold);
    }

    /**
     * The default options: a threshold of 0.15 for the effect.
     *
     * @return the statistic
     */
    public static CramerVonMises withDefaults() {
        return DEFAULTS;
    }

    /**
     * Chooses the effect from which on a difference matters.
     *
     * @param value positive and finite; a value above 1 is never reached
     * @return the statistic with that threshold
     * @throws IllegalArgumentException if the value is not positive and finite
     */
    public CramerVonMises withThreshold(double value) {
        return new CramerVonMises(Arguments.requireThreshold(value));
    }

    @Override
    double value(RankedCounts counts) {
        return criterion(MeanSquares.of(counts).least(), counts);
    }

    @Override
    TestResult tested(RankedCounts counts) {
        MeanSquares squares = MeanSquares.of(counts);
        double statistic = criterion(squares.least(), counts);
        double pValue = CramerVonMisesLaw.pValue(statistic, counts.referenceSize(), counts.currentSize());
        double effect = Math.min(1, Math.sqrt(squares.least() / LARGEST_MEAN_SQUARE));
        return TestResult.bounded(statistic, criterion(squares.most(), counts), pValue, CramerVonMisesLaw.WORDS)
                .withEffect(effect);
    }

    /** The p-value alone, for statistics that have no law of their own. Both samples must hold values. */
    static double pValue(RankedCounts counts) {
        double statistic = criterion(MeanSquares.of(counts).least(), counts);
        return CramerVonMisesLaw.pValue(statistic, counts.referenceSize(), counts.currentSize());
    }

    /** What the sum at the values themselves has more than that in the middle of their steps is the same for all orders. */
    private static double criterion(double meanSquare, RankedCounts counts) {
        double n = counts.referenceSize();
        double m = counts.currentSize();
        double atTheValues = (4 + n / m + m / n) / 24;
        return meanSquare == 0 ? 0 : n / (n + m) * m * meanSquare + atTheValues / (n + m);
    }

    /**
     * The mean of {@code (F - G)^2}, each sample weighing the same, the functions taken in the middle of their steps.
     *
     * @param least the smallest it can be
     * @param most the largest it can be; equal to {@code least} if no interval holds values of both samples
     */
    private record MeanSquares(double least, double most) {
        static MeanSquares of(RankedCounts counts) {
            EcdfGaps gaps = EcdfGaps.of(counts);
            double least = 0;
            double most = 0;
            for (int slot = 0; slot < counts.slots(); slot++) {
                double reference = gaps.referenceRise(slot);
                double current = gaps.currentRise(slot);
                double weight = (reference + current) / 2;
                if (RankedCounts.isInterval(slot) && reference > 0 && current > 0) {
                    least += weight * gaps.least(slot) * gaps.least(slot);
                    most += weight * gaps.most(slot) * gaps.most(slot);
                } else if (weight > 0) {
                    double middle = gaps.inTheMiddle(slot);
                    double square = weight * (middle * middle + spread(counts, slot, reference + current));
                    least += square;
                    most += square;
                }
            }
            return new MeanSquares(least, most);
        }

        /** In an interval with values of one sample alone each of them is a step of its own, as many above as below the middle. */
        private static double spread(RankedCounts counts, int slot, double rise) {
            double values = (double) counts.reference(slot) + counts.current(slot);
            return RankedCounts.isInterval(slot) ? rise * rise * (1 - 1 / (values * values)) / 12 : 0;
        }
    }

    @Override
    String law() {
        return CramerVonMisesLaw.WORDS;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "Cramér-von Mises criterion";
    }

    @Override
    public String rule() {
        return "Cramér-von Mises criterion T, two samples: n m / (n + m)^2 times the sum of (F - G)^2 over all n + m values, "
                + Symbols.FUNCTIONS + ","
                + " equal values taken in the middle of their step. The effect held against the threshold is the root of three"
                + " times the mean of (F - G)^2, both samples weighing the same.";
    }

    @Override
    public Map<String, String> fields() {
        return Fields.of("ties", "mid-step", "effect", "root mean square", "direction", "both");
    }
}
