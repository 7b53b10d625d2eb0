// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.kernel;

/** A faster way to the same slots as {@link SlotCounter}'s binary search, prepared once for its points. Immutable. */
sealed interface SlotTable permits PrefixTable, RankTable {
    /**
     * Adds the values of one chunk to the slots, which have room for as many more.
     *
     * @param far is shown the values that lie below or above all points, perhaps among others
     * @return how many of the values are NaN
     */
    long count(double[] values, int from, int to, int[] slots, FarValues far);

    /**
     * Adds all values of a source to the slots, which have room for as many more.
     *
     * @param far is shown the values that lie below or above all points, perhaps among others
     * @return how many of the values are NaN
     */
    default long count(NumberSource values, int[] slots, FarValues far) {
        double[] chunk = new double[NumberSource.CHUNK];
        long nans = 0;
        for (int row = 0; row < values.rows(); row += NumberSource.CHUNK) {
            int present = values.copy(row, Math.min(NumberSource.CHUNK, values.rows() - row), chunk);
            nans += count(chunk, 0, present, slots, far);
        }
        return nans;
    }
}
