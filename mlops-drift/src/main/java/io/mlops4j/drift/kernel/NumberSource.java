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

    /**
     * Adds the values of some rows to the tally. Worth overriding only where it saves the copy.
     *
     * @param tally where to
     * @param row the first of the rows; a multiple of {@link #CHUNK}
     * @param count how many rows, at most {@link #CHUNK}; no more than there are
     * @param room as long as {@code count} at least; may be overwritten
     */
    default void addTo(PrefixTally tally, int row, int count, double[] room) {
        tally.add(room, 0, copy(row, count, room));
    }
}
