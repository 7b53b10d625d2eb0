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

    private ValuedCounts(double[] points, RankedCounts ranked) {
        this.points = points;
        this.ranked = ranked;
    }

    /**
     * Takes points and counts.
     *
     * @param points finite and strictly ascending; may be empty. Copied.
     * @param ranked counts in {@code 2 k + 3} slots for {@code k} points
     * @return the counts with their points
     * @throws IllegalArgumentException if the points are not as said, or the slots are not as many
     */
    public static ValuedCounts of(double[] points, RankedCounts ranked) {
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
        return new ValuedCounts(points.clone(), ranked);
    }

    /**
     * The same points with other counts.
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
        return new ValuedCounts(points, other);
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
        int lowest = 1;
        int highest = ranked.slots() - 2;
        while (lowest <= highest && ranked.reference(lowest) == 0) {
            lowest++;
        }
        while (highest > lowest && ranked.reference(highest) == 0) {
            highest--;
        }
        // From the point at the slot or below it, to the point at the slot or above it; beyond the last there is none.
        int from = Math.min(points.length, Math.max(0, lowest / 2 - 1));
        int to = Math.max(from, Math.min(points.length, (highest + 1) / 2));
        return new ValuedCounts(
                Arrays.copyOfRange(points, from, to),
                RankedCounts.of(folded(ranked.referenceCounts(), from, to), folded(ranked.currentCounts(), from, to)));
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

    /** Whether a value of either sample lies beyond the outermost points, no one knows how far. */
    boolean reachesBeyondPoints() {
        int last = ranked.slots() - 1;
        return holdsValues(0) || holdsValues(1) || holdsValues(last - 1) || holdsValues(last);
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
