// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.kernel;

import java.util.Arrays;

/**
 * How many values fell into each slot of a {@link SlotCounter}. Mutable, for one thread at a time.
 *
 * <p>Counts in 32 bits, which take half the time to clear and to reach, and moves these into 64 bits before one of them could
 * overflow. Takes 4 bytes a slot once values were counted, and 8 once counts were merged or more than 2^31 - 1 values counted.
 */
public final class SlotCounts {
    private final int size;

    /** Counts of 64 bits; empty as long as there are none. */
    private long[] settled = {};

    /** Counts to be added to the settled ones; empty as long as there are none. */
    private int[] recent = {};

    private final FarValues far = new FarValues();

    /** The sum of the recent counts is not larger, so none of them is. */
    private long recentAtMost;

    private SlotCounts(int size) {
        this.size = size;
    }

    /**
     * Counts of no values yet.
     *
     * @param slots how many slots there are
     * @return the counts, which take no memory until values are counted
     */
    public static SlotCounts none(int slots) {
        return new SlotCounts(slots);
    }

    /**
     * Goes on from known counts.
     *
     * @param counts one per slot, none negative. Not copied: do not change.
     * @return the counts
     */
    public static SlotCounts of(long[] counts) {
        SlotCounts known = new SlotCounts(counts.length);
        known.settled = counts;
        return known;
    }

    /**
     * Goes on from known counts and known ends.
     *
     * @param counts one per slot, none negative. Not copied: do not change.
     * @param lowest as {@link #lowest} gave it
     * @param highest as {@link #highest} gave it
     * @return the counts
     */
    public static SlotCounts of(long[] counts, double lowest, double highest) {
        SlotCounts known = of(counts);
        known.far.add(lowest);
        known.far.add(highest);
        return known;
    }

    /**
     * How far values reach below the first point.
     *
     * @return the lowest finite value; not a number if none lies below the first point
     */
    public double lowest() {
        return count(1) > 0 ? far.lowest() : Double.NaN;
    }

    /**
     * How far values reach above the last point.
     *
     * @return the highest finite value; not a number if none lies above the last point
     */
    public double highest() {
        return count(size - 2) > 0 ? far.highest() : Double.NaN;
    }

    private long count(int slot) {
        return (settled.length > 0 ? settled[slot] : 0) + (recent.length > 0 ? recent[slot] : 0);
    }

    /** Where to show values that lie below or above all points. */
    FarValues far() {
        return far;
    }

    /** How many slots there are. */
    int size() {
        return size;
    }

    /**
     * The counts so far.
     *
     * @return one per slot, in a new array
     * @throws ArithmeticException if one exceeds {@link Long#MAX_VALUE}
     */
    public long[] toArray() {
        long[] counts = Arrays.copyOf(settled, size);
        for (int slot = 0; slot < recent.length; slot++) {
            counts[slot] = Math.addExact(counts[slot], recent[slot]);
        }
        return counts;
    }

    /**
     * How many values were counted.
     *
     * @return the sum over all slots
     */
    public long total() {
        long total = 0;
        for (long count : settled) {
            total += count;
        }
        for (int count : recent) {
            total += count;
        }
        return total;
    }

    /**
     * Adds other counts slot by slot.
     *
     * @param other of as many slots; left as they are
     * @throws IllegalArgumentException if there are not as many slots
     * @throws ArithmeticException if a count exceeds {@link Long#MAX_VALUE}
     */
    public void merge(SlotCounts other) {
        if (other.size != size) {
            throw new IllegalArgumentException("Invalid other: " + other.size + " slots (must be " + size + ")");
        }
        settle();
        far.merge(other.far);
        for (int slot = 0; slot < other.settled.length; slot++) {
            settled[slot] = Math.addExact(settled[slot], other.settled[slot]);
        }
        for (int slot = 0; slot < other.recent.length; slot++) {
            settled[slot] = Math.addExact(settled[slot], other.recent[slot]);
        }
    }

    /** The counts that so many more values may raise by one each, directly; valid until the next call of any method. */
    int[] roomFor(int values) {
        if (recentAtMost + values > Integer.MAX_VALUE) {
            settle();
        }
        recentAtMost += values;
        if (recent.length == 0) {
            recent = new int[size];
        }
        return recent;
    }

    private void settle() {
        if (recentAtMost > 0 || settled.length == 0) {
            settled = toArray();
            Arrays.fill(recent, 0);
            recentAtMost = 0;
        }
    }
}
