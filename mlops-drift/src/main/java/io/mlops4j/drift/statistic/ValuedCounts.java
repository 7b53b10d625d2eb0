// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.statistic;

import java.util.Arrays;

/**
 * The same counts as {@link RankedCounts}, with the points that part the slots: negative infinity, then by turns an open interval
 * and a point, a last interval, and positive infinity.
 *
 * <p>How far apart values are is known between the points alone, and the reference gives the unit. So all that lies beyond the
 * smallest or the largest point that the reference reaches, infinities included, counts as that point: distances are then finite,
 * and neither a single wild value nor a bin edge far from all values can make them any size. Immutable.
 */
public final class ValuedCounts {
    private final double[] points;
    private final RankedCounts ranked;
    private final double lowest;
    private final double highest;

    private ValuedCounts(double[] points, RankedCounts ranked, double lowest, double highest) {
        this.points = points;
        this.ranked = ranked;
        this.lowest = lowest;
        this.highest = highest;
    }

    /**
     * Takes points and counts. How far the current sample reaches beyond the points is unknown then.
     *
     * @param points finite and strictly ascending; may be empty. Copied.
     * @param ranked counts in {@code 2 k + 3} slots for {@code k} points
     * @return the counts with their points
     * @throws IllegalArgumentException if the points are not as said, or the slots are not as many
     */
    public static ValuedCounts of(double[] points, RankedCounts ranked) {
        return of(points, ranked, Double.NaN, Double.NaN);
    }

    /**
     * Takes points and counts, and how far the current sample reaches beyond the points, which bounds its distances from above.
     *
     * @param points finite and strictly ascending; may be empty. Copied.
     * @param ranked counts in {@code 2 k + 3} slots for {@code k} points
     * @param lowest the current sample's lowest finite value, below the first point; not a number if none lies there, or if it is
     *     unknown
     * @param highest its highest finite value, above the last point; not a number if none lies there, or if it is unknown
     * @return the counts with their points
     * @throws IllegalArgumentException if the points are not as said, the slots are not as many, or an end is not where it says
     */
    public static ValuedCounts of(double[] points, RankedCounts ranked, double lowest, double highest) {
        if (ranked.slots() != 2 * points.length + 3) {
            throw new IllegalArgumentException("Invalid ranked: " + ranked.slots() + " slots (must be "
                    + (2 * points.length + 3) + " for " + points.length + " points)");
        }
        for (int i = 0; i < points.length; i++) {
            if (!Double.isFinite(points[i]) || (i > 0 && points[i] <= points[i - 1])) {
                throw new IllegalArgumentException(
                        "Invalid points: " + points[i] + " (must be finite and strictly ascending)");
            }
        }
        int last = points.length - 1;
        requireEnd("lowest", lowest, last < 0 || lowest < points[0]);
        requireEnd("highest", highest, last < 0 ? !(highest < lowest) : highest > points[last]);
        return new ValuedCounts(points.clone(), ranked, lowest, highest);
    }

    private static void requireEnd(String name, double end, boolean beyond) {
        if (!Double.isNaN(end) && (Double.isInfinite(end) || !beyond)) {
            throw new IllegalArgumentException(
                    "Invalid " + name + ": " + end + " (must be finite and lie beyond the points)");
        }
    }

    /**
     * The same points with other counts. How far these reach beyond the points is unknown then.
     *
     * @param other counts in as many slots
     * @return the counts with these points
     * @throws IllegalArgumentException if the slots are not as many
     */
    public ValuedCounts with(RankedCounts other) {
        if (other.slots() != ranked.slots()) {
            throw new IllegalArgumentException(
                    "Invalid other: " + other.slots() + " slots (must be " + ranked.slots() + ")");
        }
        return new ValuedCounts(points, other, Double.NaN, Double.NaN);
    }

    /**
     * The counts without the points.
     *
     * @return as given
     */
    public RankedCounts ranked() {
        return ranked;
    }

    /**
     * The same counts on the points from the smallest to the largest that hold finite reference values or between which they lie;
     * what lies beyond is added up in the outer intervals, the infinities apart. Without a finite reference value no point is left.
     */
    ValuedCounts withinReference() {
        int first = 1;
        int last = ranked.slots() - 2;
        while (first <= last && ranked.reference(first) == 0) {
            first++;
        }
        while (last > first && ranked.reference(last) == 0) {
            last--;
        }
        // From the point at the slot or below it, to the point at the slot or above it; beyond the last there is none.
        int from = Math.min(points.length, Math.max(0, first / 2 - 1));
        int to = Math.max(from, Math.min(points.length, (last + 1) / 2));
        return new ValuedCounts(
                Arrays.copyOfRange(points, from, to),
                RankedCounts.of(folded(ranked.referenceCounts(), from, to), folded(ranked.currentCounts(), from, to)),
                from == 0 ? lowest : lowestCurrent(),
                to == points.length ? highest : highestCurrent());
    }

    /** No finite current value is lower. */
    private double lowestCurrent() {
        int slot = 1;
        while (slot < ranked.slots() - 2 && ranked.current(slot) == 0) {
            slot++;
        }
        return slot == 1 ? lowest : points[(slot - 1) / 2 - slot % 2];
    }

    /** No finite current value is higher. */
    private double highestCurrent() {
        int slot = ranked.slots() - 2;
        while (slot > 1 && ranked.current(slot) == 0) {
            slot--;
        }
        return slot == ranked.slots() - 2 ? highest : points[(slot - 1) / 2];
    }

    /** The slots of the points from one, included, to another, excluded. */
    private static long[] folded(long[] slots, int from, int to) {
        long[] folded = new long[2 * (to - from) + 3];
        int last = slots.length - 1;
        folded[0] = slots[0];
        folded[folded.length - 1] = slots[last];
        for (int slot = 1; slot < last; slot++) {
            folded[Math.max(1, Math.min(folded.length - 2, slot - 2 * from))] += slots[slot];
        }
        return folded;
    }

    /**
     * How far below the first point values may lie: nothing if none does, positive infinity if that is unknown or one is infinite.
     *
     * <p>The reference's are not known, and only counts made by hand have any.
     */
    double below() {
        if (holdsValues(0) || ranked.reference(1) > 0) {
            return Double.POSITIVE_INFINITY;
        }
        return ranked.current(1) == 0 ? 0 : finite(points.length == 0 ? Double.NaN : points[0] - lowest);
    }

    /** How far above the last point values may lie, in the same way. */
    double above() {
        int last = ranked.slots() - 1;
        if (holdsValues(last) || ranked.reference(last - 1) > 0) {
            return Double.POSITIVE_INFINITY;
        }
        return ranked.current(last - 1) == 0
                ? 0
                : finite(points.length == 0 ? Double.NaN : highest - points[points.length - 1]);
    }

    private static double finite(double distance) {
        return Double.isNaN(distance) ? Double.POSITIVE_INFINITY : distance;
    }

    private boolean holdsValues(int slot) {
        return ranked.reference(slot) > 0 || ranked.current(slot) > 0;
    }

    boolean isEmpty() {
        return ranked.referenceSize() == 0 || ranked.currentSize() == 0;
    }

    int points() {
        return points.length;
    }

    double point(int i) {
        return points[i];
    }
}
