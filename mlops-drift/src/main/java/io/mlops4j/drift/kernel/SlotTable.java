// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.kernel;

/** A faster way to the same slots as {@link SlotCounter}'s binary search, prepared once for its points. Immutable. */
sealed interface SlotTable permits PrefixTable, RankTable {
    /**
     * Adds the values of one chunk to the slots.
     *
     * @return how many of the values are NaN
     */
    long count(double[] values, int from, int to, long[] slots);
}
