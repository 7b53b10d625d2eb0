// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.statistic;

/**
 * The integral of Anderson and Darling, {@code (F - G)^2 / (H (1 - H))} over {@code H}, the functions taken in the middle of
 * their steps.
 *
 * @param least the smallest it can be
 * @param most the largest it can be; equal to {@code least} if no interval holds values of both samples
 */
record WeightedSquares(double least, double most) {
    // From here on the sum over so many equal steps is that over all values to one in a million.
    private static final long MOST_STEPS = 256;

    /**
     * Adds up.
     *
     * @param share the weight of the reference in {@code H}, the current sample having the rest
     */
    static WeightedSquares of(RankedCounts counts, EcdfGaps gaps, double share) {
        double least = 0;
        double most = 0;
        double below = 0;
        for (int slot = 0; slot < counts.slots(); slot++) {
            double reference = share * gaps.referenceRise(slot);
            double current = (1 - share) * gaps.currentRise(slot);
            double rise = reference + current;
            double values = (double) counts.reference(slot) + counts.current(slot);
            if (RankedCounts.isInterval(slot) && reference > 0 && current > 0) {
                least += rise * gaps.least(slot) * gaps.least(slot) / largestVariance(below, rise);
                most += rise * gaps.most(slot) * gaps.most(slot) / smallestVariance(below, rise, rise / values);
            } else if (rise > 0) {
                long steps = RankedCounts.isInterval(slot)
                        ? Math.min(counts.reference(slot) + counts.current(slot), MOST_STEPS)
                        : 1;
                double squares = overSteps(gaps, slot, below, rise, steps);
                least += squares;
                most += squares;
            }
            below += rise;
        }
        return new WeightedSquares(least, most);
    }

    /** The gap changes evenly from step to step, since they all belong to one sample; or there is but one step. */
    private static double overSteps(EcdfGaps gaps, int slot, double below, double rise, long steps) {
        double change = (gaps.currentRise(slot) - gaps.referenceRise(slot)) / steps;
        double step = rise / steps;
        double sum = 0;
        for (int i = 0; i < steps; i++) {
            double gap = gaps.inTheMiddle(slot) + (i - (steps - 1) / 2.0) * change;
            double middle = below + (i + 0.5) * step;
            double variance = middle * (1 - middle) - step / 4;
            // Nothing varies where all values are equal.
            sum += variance > 1e-14 * step ? step * gap * gap / variance : 0;
        }
        return sum;
    }

    private static double largestVariance(double below, double rise) {
        double closest = Math.min(Math.max(0.5, below), below + rise);
        return closest * (1 - closest);
    }

    /** At one of the ends, or in the middle if all values of the interval were equal. */
    private static double smallestVariance(double below, double rise, double step) {
        double first = below + step / 2;
        double last = below + rise - step / 2;
        double middle = below + rise / 2;
        double atEnds = Math.min(first * (1 - first), last * (1 - last)) - step / 4;
        double allEqual = middle * (1 - middle) - rise / 4;
        return allEqual > 0 ? Math.min(atEnds, allEqual) : atEnds;
    }
}
