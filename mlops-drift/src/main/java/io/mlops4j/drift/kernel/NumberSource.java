// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.kernel;

/**
 * Rows of numbers that lie elsewhere than in an array, some of them perhaps null. For one thread at a time.
 *
 * <p>Who counts them decides how: copied in chunks, or value by value from where they are. Either way gives the same values
 * in the same order, and leaves the nulls out.
 */
public interface NumberSource {
    /**
     * How many rows to copy at a time: enough that the work per chunk does not show, few enough for the first-level cache.
     */
    int CHUNK = 1024;

    /** The number of rows, nulls among them. */
    int rows();

    /** How many of the rows are null. */
    int nulls();

    /**
     * Copies the values of some rows to the start of an array.
     *
     * @param row the first of the rows; a multiple of {@link #CHUNK}
     * @param count how many rows, at most {@link #CHUNK}; no more than there are
     * @param into as long as {@code count} at least; all of that may be overwritten
     * @return how many of the rows are not null
     */
    int copy(int row, int count, double[] into);

    /** Adds every value to the tally. Worth overriding only where it saves the copy. */
    default void addTo(PrefixTally tally) {
        double[] chunk = new double[Math.min(CHUNK, rows())];
        for (int row = 0; row < rows(); row += CHUNK) {
            int present = copy(row, Math.min(CHUNK, rows() - row), chunk);
            tally.add(chunk, 0, present);
        }
    }
}
