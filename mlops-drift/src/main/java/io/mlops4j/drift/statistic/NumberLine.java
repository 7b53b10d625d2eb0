// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.statistic;

/**
 * Places on the number line between the outermost points that the reference reaches, see {@link ValuedCounts#withinReference},
 * as multiples of a power of two near the largest of them, so that no square overflows or vanishes. Immutable.
 */
final class NumberLine {
    private final ValuedCounts counts;
    private final int exponent;
    private final double mean;
    private final double deviation;

    private NumberLine(ValuedCounts counts, int exponent, double mean, double deviation) {
        this.counts = counts;
        this.exponent = exponent;
        this.mean = mean;
        this.deviation = deviation;
    }

    /** The line has counts of its own: what lies beyond its points is added up in the outer intervals. */
    static NumberLine of(ValuedCounts all) {
        ValuedCounts counts = all.withinReference();
        int points = counts.points();
        double largest = points == 0 ? 0 : Math.max(Math.abs(counts.point(0)), Math.abs(counts.point(points - 1)));
        int exponent = largest == 0 ? 0 : Math.getExponent(largest);
        NumberLine line = new NumberLine(counts, exponent, 0, 0);
        double mean = points == 0 ? 0 : line.meanOf(counts.ranked().referenceCounts());
        double square =
                points == 0 ? 0 : line.meanSquareAbout(mean, counts.ranked().referenceCounts());
        return new NumberLine(counts, exponent, mean, Math.sqrt(square));
    }

    /** The counts in the slots of this line. */
    ValuedCounts counts() {
        return counts;
    }

    /** At most what the values below all points add to the integral of {@code |F - G|}. */
    double below() {
        return beyond(counts.below(), shareBelow());
    }

    /** At most what the values above all points add to the integral of {@code |F - G|}. */
    double above() {
        return beyond(counts.above(), shareAbove());
    }

    /** At most what the values below all points add to the integral of {@code (F - G)^2}. */
    double squaresBelow() {
        return beyond(counts.below(), shareBelow() * shareBelow());
    }

    /** At most what the values above all points add to the integral of {@code (F - G)^2}. */
    double squaresAbove() {
        return beyond(counts.above(), shareAbove() * shareAbove());
    }

    private double beyond(double width, double height) {
        return Double.isInfinite(width) ? width : Math.scalb(width, -exponent) * height;
    }

    private double shareBelow() {
        return currentShare(1);
    }

    private double shareAbove() {
        return currentShare(counts.ranked().slots() - 2);
    }

    private double currentShare(int slot) {
        return (double) counts.ranked().current(slot) / counts.ranked().currentSize();
    }

    /** A distance on this line in the unit of the values. */
    double inUnitsOfValues(double distance) {
        return Math.scalb(distance, exponent);
    }

    /** The width of the interval above a point. */
    double width(int point) {
        return scaled(point + 1) - scaled(point);
    }

    /** The reference's mean, with values between two points taken in the middle. */
    double mean() {
        return mean;
    }

    /** The reference's standard deviation, that of a population, with values between two points taken in the middle. */
    double deviation() {
        return deviation;
    }

    /** The place of a slot; the middle of an interval, and the nearest point for what lies beyond. */
    double place(int slot) {
        return (lower(slot) + upper(slot)) / 2;
    }

    /** No value of the slot is placed lower. */
    double lower(int slot) {
        return scaled(Math.min(counts.points() - 1, Math.max(0, (slot - 1) / 2 - (slot % 2 == 1 ? 1 : 0))));
    }

    /** No value of the slot is placed higher. */
    double upper(int slot) {
        return scaled(Math.min(counts.points() - 1, Math.max(0, (slot - 1) / 2)));
    }

    double meanOf(long[] slots) {
        double sum = 0;
        double size = 0;
        for (int slot = 0; slot < slots.length; slot++) {
            sum += slots[slot] * place(slot);
            size += slots[slot];
        }
        return sum / size;
    }

    double meanSquareAbout(double centre, long[] slots) {
        double sum = 0;
        double size = 0;
        for (int slot = 0; slot < slots.length; slot++) {
            double distance = place(slot) - centre;
            sum += slots[slot] * distance * distance;
            size += slots[slot];
        }
        return sum / size;
    }

    private double scaled(int point) {
        return Math.scalb(counts.point(point), -exponent);
    }

    /**
     * What holds for every statistic if the reference has no spread, and so no unit: it is 0 if the current sample has the same
     * values in the same shares, else it is infinite.
     */
    double withoutSpread() {
        EcdfGaps gaps = EcdfGaps.of(counts.ranked());
        for (int slot = 0; slot < counts.ranked().slots(); slot++) {
            if (gaps.inTheMiddle(slot) != 0) {
                return Double.POSITIVE_INFINITY;
            }
        }
        return 0;
    }
}
