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
    /**
     * Adds up.
     *
     * @param share the weight of the reference in {@code H}, the current sample having the rest
     */
    static WeightedSquares of(RankedCounts counts, EcdfGaps gaps, double share) {
        double ofReference = share / counts.referenceSize();
        double ofCurrent = (1 - share) / counts.currentSize();
        long referenceBelow = 0;
        long currentBelow = 0;
        double least = 0;
        double most = 0;
        for (int slot = 0; slot < counts.slots(); slot++) {
            long reference = counts.reference(slot);
            long current = counts.current(slot);
            double below = ofReference * referenceBelow + ofCurrent * currentBelow;
            double rise = ofReference * reference + ofCurrent * current;
            referenceBelow += reference;
            currentBelow += current;
            if (RankedCounts.isInterval(slot) && reference > 0 && current > 0) {
                double values = (double) reference + current;
                least += rise * gaps.least(slot) * gaps.least(slot) / largestVariance(below, rise);
                most += rise * gaps.most(slot) * gaps.most(slot) / smallestVariance(below, rise, rise / values);
            } else if (rise > 0) {
                long steps = RankedCounts.isInterval(slot) ? reference + current : 1;
                // From the counts above, not as what is left, so that nothing cancels.
                double above = ofReference * (counts.referenceSize() - referenceBelow)
                        + ofCurrent * (counts.currentSize() - currentBelow);
                double change = (gaps.currentRise(slot) - gaps.referenceRise(slot)) / steps;
                double gap = gaps.inTheMiddle(slot) - change * steps / 2;
                double squares = new EvenSteps(below, above, rise / steps, steps, gap, change).sum();
                least += squares;
                most += squares;
            }
        }
        return new WeightedSquares(least, most);
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
