// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.kernel;

import java.util.Arrays;

/**
 * Counts values into the slots that {@code m} finite points cut out of the number line.
 *
 * <p>There are {@code 2m + 3} slots in ascending order. Even slots hold one single value, odd slots an open interval:
 *
 * <pre>
 * slot 0        negative infinity
 * slot 2i + 1   below point i and above point i - 1 (or negative infinity)
 * slot 2i + 2   equal to point i
 * slot 2m + 1   above the last point, below positive infinity
 * slot 2m + 2   positive infinity
 * </pre>
 *
 * <p>Counts of slots add up: counting two chunks gives the sum of counting each. {@code -0.0} equals {@code 0.0}. Immutable
 * and safe for use by many threads, each with its own slots.
 */
public final class SlotCounter {
    private final double[] points;

    private SlotCounter(double[] points) {
        this.points = points;
    }

    /**
     * Makes a counter over the given points.
     *
     * @param points finite, strictly ascending; may be empty. Not copied.
     * @return the counter
     * @throws IllegalArgumentException if a point is not finite or not above the one before
     */
    public static SlotCounter over(double[] points) {
        for (int i = 0; i < points.length; i++) {
            if (!Double.isFinite(points[i])) {
                throw new IllegalArgumentException("Invalid points: " + points[i] + " (must be finite)");
            }
            if (i > 0 && points[i] <= points[i - 1]) {
                throw new IllegalArgumentException(
                        "Invalid points: " + points[i] + " after " + points[i - 1] + " (must be strictly ascending)");
            }
        }
        return new SlotCounter(points);
    }

    /**
     * How many slots a given number of points makes.
     *
     * @param points number of points, at least 0
     * @return {@code 2 * points + 3}
     */
    public static int slots(int points) {
        return 2 * points + 3;
    }

    /**
     * Adds the values of one chunk to the slots.
     *
     * @param values the chunk
     * @param from first index, inclusive
     * @param to last index, exclusive
     * @param slots the counts, of length {@code slots(m)}; each value that is not NaN raises one of them by 1
     * @return how many of the values are NaN; these raise no slot
     * @throws IndexOutOfBoundsException if the range does not lie inside {@code values}
     */
    public long count(double[] values, int from, int to, long[] slots) {
        long nans = 0;
        for (int i = from; i < to; i++) {
            double value = values[i];
            if (Double.isNaN(value)) {
                nans++;
            } else {
                slots[slotOf(value)]++;
            }
        }
        return nans;
    }

    private int slotOf(double value) {
        if (value == Double.NEGATIVE_INFINITY) {
            return 0;
        }
        if (value == Double.POSITIVE_INFINITY) {
            return slots(points.length) - 1;
        }
        // Adding 0.0 turns -0.0 into 0.0, which binarySearch would otherwise tell apart.
        int found = Arrays.binarySearch(points, value + 0.0);
        return found >= 0 ? 2 * found + 2 : 2 * -(found + 1) + 1;
    }
}
