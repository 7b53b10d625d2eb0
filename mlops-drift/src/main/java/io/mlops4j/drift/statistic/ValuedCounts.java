// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.statistic;

/**
 * The same counts as {@link RankedCounts}, with the points that part the slots: negative infinity, then by turns an open interval
 * and a point, a last interval, and positive infinity.
 *
 * <p>How far apart values are is known between the points alone. So all that lies beyond the smallest or the largest point,
 * infinities included, counts as that point: distances are then finite, and a single wild value cannot make them any size. Immutable.
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
