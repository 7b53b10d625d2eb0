// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.kernel;

import java.lang.ref.SoftReference;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

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
 * <p>Counts of slots add up: counting two chunks gives the sum of counting each. {@code -0.0} equals {@code 0.0}. Safe for use
 * by many threads, each with its own counts.
 *
 * <p>Values are searched one by one until so many were that a table pays; it gives the same counts and is kept as long as
 * memory is not short, since a host may count hundreds of columns. It takes 1 MiB up
 * to 125 points, above that 0.9 MB and up to 26 bytes for each point. From 20,000 points on, a call with at least as many values
 * as points takes up to 72 bytes for each point and 48 MiB at most while it runs.
 *
 * <p>Worst case: points may lie so close together that a table cannot tell them apart. Their values are searched for among
 * these points only, so that no value takes more than about {@code log2(m)} comparisons beside the table's constant work.
 */
public final class SlotCounter {
    // Making a table takes about as long as searching this many values.
    private static final int SEARCHES_WORTH_A_PREFIX_TABLE = 4096;
    private static final int SEARCHES_WORTH_A_RANK_TABLE = 16_384;

    // A row or two at a time would pay more for the tables' preparations than for the search.
    private static final int SMALLEST_CHUNK = 64;

    private final double[] points;

    // Races are harmless: a table is immutable, made twice at worst, and a lost addition only puts it off.
    private @Nullable SoftReference<SlotTable> table;
    private int searched;

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
     * @param counts of as many slots as the points make; each value that is not NaN raises one of them by 1
     * @return how many of the values are NaN; these raise no slot
     * @throws IndexOutOfBoundsException if the range does not lie inside {@code values}
     * @throws IllegalArgumentException if there are not as many slots as the points make
     */
    public long count(double[] values, int from, int to, SlotCounts counts) {
        Objects.checkFromToIndex(from, to, values.length);
        int[] slots = roomFor(to - from, counts);
        SlotTable fast = to - from < SMALLEST_CHUNK ? null : tableIfWorthIt(to - from);
        return fast == null
                ? searchEach(values, from, to, slots, counts.far())
                : fast.count(values, from, to, slots, counts.far());
    }

    /**
     * Adds all values of a source to the slots.
     *
     * @param values the source; its nulls raise no slot
     * @param counts of as many slots as the points make; each value that is not NaN raises one of them by 1
     * @return how many of the values are NaN; these raise no slot
     * @throws IllegalArgumentException if there are not as many slots as the points make
     */
    public long count(NumberSource values, SlotCounts counts) {
        int rows = values.rows();
        int[] slots = roomFor(rows, counts);
        SlotTable fast = rows < SMALLEST_CHUNK ? null : tableIfWorthIt(rows);
        if (fast != null) {
            return fast.count(values, slots, counts.far());
        }
        double[] chunk = new double[Math.min(NumberSource.CHUNK, rows)];
        long nans = 0;
        for (int row = 0; row < rows; row += NumberSource.CHUNK) {
            int present = values.copy(row, Math.min(NumberSource.CHUNK, rows - row), chunk);
            nans += searchEach(chunk, 0, present, slots, counts.far());
        }
        return nans;
    }

    private int[] roomFor(int values, SlotCounts counts) {
        if (counts.size() != slots(points.length)) {
            throw new IllegalArgumentException(
                    "Invalid counts: " + counts.size() + " slots (must be " + slots(points.length) + ")");
        }
        return counts.roomFor(values);
    }

    private @Nullable SlotTable tableIfWorthIt(int more) {
        SoftReference<SlotTable> reference = table;
        SlotTable known = reference == null ? null : reference.get();
        if (known != null) {
            return known;
        }
        boolean few = points.length <= PrefixTable.MOST_POINTS;
        int worth = few ? SEARCHES_WORTH_A_PREFIX_TABLE : Math.max(SEARCHES_WORTH_A_RANK_TABLE, points.length);
        if (searched < worth) {
            searched = (int) Math.min(worth, (long) searched + more);
        }
        if (searched < worth) {
            return null;
        }
        SlotTable made = few ? new PrefixTable(points) : new RankTable(points);
        table = new SoftReference<>(made);
        return made;
    }

    private long searchEach(double[] values, int from, int to, int[] slots, FarValues far) {
        long nans = 0;
        for (int i = from; i < to; i++) {
            int slot = search(points, values[i]);
            if (slot < 0) {
                nans++;
            } else {
                slots[slot]++;
                if (slot == 1 || slot == slots.length - 2) {
                    far.add(values[i]);
                }
            }
        }
        return nans;
    }

    /** The slot of a value, or -1 for NaN. */
    static int search(double[] points, double value) {
        if (Double.isNaN(value)) {
            return -1;
        }
        // First, since a window may lie beyond all points.
        if (value < (points.length == 0 ? Double.POSITIVE_INFINITY : points[0])) {
            return value == Double.NEGATIVE_INFINITY ? 0 : 1;
        }
        if (value > (points.length == 0 ? Double.NEGATIVE_INFINITY : points[points.length - 1])) {
            return value == Double.POSITIVE_INFINITY ? slots(points.length) - 1 : slots(points.length) - 2;
        }
        // Adding 0.0 turns -0.0 into 0.0, which binarySearch would otherwise tell apart.
        int found = Arrays.binarySearch(points, value + 0.0);
        return found >= 0 ? 2 * found + 2 : 2 * -(found + 1) + 1;
    }
}
