// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.statistic;

/**
 * How many values of the reference and of the current sample fell into each slot of the same number line, in ascending
 * order: slots with an even index hold one single value, slots with an odd index the open interval between two of them.
 *
 * <p>If no reference value lies in an interval, that is, if every distinct value of the reference has its own slot, these
 * counts determine both empirical distribution functions wherever their difference can be largest. Immutable.
 */
public final class RankedCounts {
    private final long[] reference;
    private final long[] current;
    private final long referenceSize;
    private final long currentSize;

    private RankedCounts(long[] reference, long[] current) {
        this.reference = reference;
        this.current = current;
        this.referenceSize = Arguments.total("reference", reference);
        this.currentSize = Arguments.total("current", current);
    }

    /**
     * Takes the counts of both samples.
     *
     * @param reference one count per slot, none negative; an odd number of slots. Copied.
     * @param current one count per slot, in the same order. Copied.
     * @return the counts
     * @throws IllegalArgumentException if the lengths differ or are even, a count is negative, or a sum exceeds
     *     {@link Long#MAX_VALUE}
     */
    public static RankedCounts of(long[] reference, long[] current) {
        Arguments.requireSameLength(reference, current);
        if (reference.length % 2 == 0) {
            throw new IllegalArgumentException("Invalid reference: " + reference.length
                    + " slots (must be odd: single values with an interval between each two)");
        }
        return new RankedCounts(reference.clone(), current.clone());
    }

    /**
     * The number of slots.
     *
     * @return odd
     */
    public int slots() {
        return reference.length;
    }

    /**
     * The reference's count in one slot.
     *
     * @param slot from 0, in ascending order of the values
     * @return at least 0
     */
    public long reference(int slot) {
        return reference[slot];
    }

    /**
     * The current sample's count in one slot.
     *
     * @param slot from 0, in ascending order of the values
     * @return at least 0
     */
    public long current(int slot) {
        return current[slot];
    }

    /**
     * The size of the reference.
     *
     * @return the sum over all slots
     */
    public long referenceSize() {
        return referenceSize;
    }

    /**
     * The size of the current sample.
     *
     * @return the sum over all slots
     */
    public long currentSize() {
        return currentSize;
    }

    /** Not a copy: do not change. */
    long[] referenceCounts() {
        return reference;
    }

    /** Not a copy: do not change. */
    long[] currentCounts() {
        return current;
    }

    /** Whether a slot is an open interval rather than a single value. */
    static boolean isInterval(int slot) {
        return slot % 2 == 1;
    }

    /**
     * Whether every reference value has a slot of its own.
     *
     * @return false if an interval holds values of the reference, whose order among the current values is then unknown
     */
    public boolean exact() {
        for (int slot = 1; slot < reference.length; slot += 2) {
            if (reference[slot] > 0) {
                return false;
            }
        }
        return true;
    }
}
