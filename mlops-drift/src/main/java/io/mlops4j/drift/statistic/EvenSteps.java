// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.statistic;

/**
 * The sum of {@code step gap^2 / variance} over the different values of one sample in a slot that holds none of the other: both
 * distribution functions, and with them the gap, change evenly from value to value. Places are counted in steps from the
 * slot's lower end; the i-th value is at {@code i + 1/2}.
 *
 * <p>Each value near the ends of {@code H} has a term of its own. Between, where the terms change slowly, their sum is the
 * integral with the corrections of Euler and Maclaurin (NIST Digital Library of Mathematical Functions, 2.10.1, for midpoints),
 * as exact as a sum of doubles, at a cost that grows with the logarithm of the number of values.
 *
 * @param below {@code H} below the slot
 * @param above {@code 1 - H} above the slot
 * @param step by what {@code H} rises with each value
 * @param steps how many values, at least 1
 * @param gap the gap at the slot's lower end
 * @param change by what the gap rises with each value
 */
record EvenSteps(double below, double above, double step, long steps, double gap, double change) {
    // So many steps from both ends of H the first correction left out is below 1e-15 of the sum.
    private static final long NEAR_AN_END = 128;

    // Gauss-Legendre rule with ten places, numpy.polynomial.legendre.leggauss(10): the positive half.
    private static final double[] PLACES = {
        0.14887433898163122, 0.4333953941292472, 0.6794095682990244, 0.8650633666889845, 0.9739065285171717
    };
    private static final double[] WEIGHTS = {
        0.2955242247147528, 0.2692667193099965, 0.219086362515982, 0.1494513491505804, 0.06667134430868814
    };

    double sum() {
        if (steps <= 4 * NEAR_AN_END) {
            return step * oneByOne(steps);
        }
        long half = steps / 2;
        return step * (fromBelow(half) + fromAbove().fromBelow(steps - half));
    }

    /** The same counted from the upper end, where places counted from below have lost their last digits. */
    private EvenSteps fromAbove() {
        return new EvenSteps(/* below= */ above, /* above= */ below, step, steps, gap + steps * change, -change);
    }

    /** Up to the middle of the slot; there the corrections of both halves cancel. */
    private double fromBelow(long to) {
        long near = (long) Math.ceil(Math.max(0, NEAR_AN_END - below / step));
        return oneByOne(near) + integral((double) near, (double) to) - correction((double) near);
    }

    private double oneByOne(long to) {
        double sum = 0;
        for (long i = 0; i < to; i++) {
            sum += term(i + 0.5);
        }
        return sum;
    }

    private double term(double place) {
        double height = below + place * step;
        double variance = height * (above + (steps - place) * step) - step / 4;
        double atPlace = gap + place * change;
        // Nothing varies where all values are equal.
        return variance > 1e-14 * step ? atPlace * atPlace / variance : 0;
    }

    /** Halved until no piece is longer than it is away from the ends of {@code H}, where the rule gives all digits. */
    private double integral(double from, double to) {
        if (to - from > Math.min(below / step + from, above / step + (steps - to))) {
            double middle = (from + to) / 2;
            return integral(from, middle) + integral(middle, to);
        }
        double centre = (from + to) / 2;
        double half = (to - from) / 2;
        double sum = 0;
        for (int i = 0; i < PLACES.length; i++) {
            sum += WEIGHTS[i] * (term(centre - half * PLACES[i]) + term(centre + half * PLACES[i]));
        }
        return half * sum;
    }

    /** From the first and the third derivative; the term in partial fractions has its poles where the variance is 0. */
    private double correction(double place) {
        double root = step / (2 * (1 + Math.sqrt(1 - step)));
        double toLower = place + (below - root) / step;
        double toUpper = steps - place + (above - root) / step;
        double gapAtLower = gap + (place - toLower) * change;
        double gapAtUpper = gap + (place + toUpper) * change;
        double ofLower = gapAtLower * gapAtLower / (toLower * toLower);
        double ofUpper = gapAtUpper * gapAtUpper / (toUpper * toUpper);
        double first = ofUpper - ofLower;
        double third = 6 * (ofUpper / (toUpper * toUpper) - ofLower / (toLower * toLower));
        return (7 * third / 5760 - first / 24) / (step * step * (toLower + toUpper));
    }
}
