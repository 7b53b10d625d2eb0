// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.resampling;

import java.util.Arrays;

/** Draws rows, with replacement, from rows that are counted in slots. Immutable. */
final class Multinomial {
    private final long[] counts;
    private final long[] cumulated;
    private final long size;

    /** Takes counts of at least one row, without copying. */
    Multinomial(long[] counts) {
        this.counts = counts;
        this.cumulated = counts.clone();
        for (int slot = 1; slot < counts.length; slot++) {
            cumulated[slot] += cumulated[slot - 1];
        }
        this.size = cumulated[counts.length - 1];
    }

    /**
     * Draws a sample.
     *
     * @param rows its size, at least 0
     * @return how many of them came from each slot
     */
    long[] draw(SplitMix64 random, long rows) {
        return rows <= counts.length ? drawRows(random, rows) : drawSlots(random, rows);
    }

    private long[] drawRows(SplitMix64 random, long rows) {
        long[] drawn = new long[counts.length];
        for (long row = 0; row < rows; row++) {
            int slot = Arrays.binarySearch(cumulated, random.nextBelow(size) + 1);
            drawn[slot >= 0 ? firstOf(slot) : -slot - 1]++;
        }
        return drawn;
    }

    /** Of slots with the same cumulated count, all but the first are empty. */
    private int firstOf(int slot) {
        int first = slot;
        while (first > 0 && counts[first] == 0) {
            first--;
        }
        return first;
    }

    /** Slot by slot: how many of the rows left fall into it, given those that fell into the ones before. */
    private long[] drawSlots(SplitMix64 random, long rows) {
        long[] drawn = new long[counts.length];
        long rowsLeft = rows;
        long sizeLeft = size;
        for (int slot = 0; slot < counts.length && rowsLeft > 0; slot++) {
            if (counts[slot] > 0) {
                drawn[slot] = counts[slot] == sizeLeft
                        ? rowsLeft
                        : Binomial.draw(random, rowsLeft, (double) counts[slot] / sizeLeft);
                rowsLeft -= drawn[slot];
                sizeLeft -= counts[slot];
            }
        }
        return drawn;
    }
}
