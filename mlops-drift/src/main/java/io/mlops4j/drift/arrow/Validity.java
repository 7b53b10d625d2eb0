// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.arrow;

import org.apache.arrow.memory.ArrowBuf;

/** Which rows of a vector have a value, 64 rows at a time. */
final class Validity {
    /** How many rows a word tells of. */
    static final int WORD = Long.SIZE;

    private final ArrowBuf bits;
    private final int rows;
    private final int nulls;

    /**
     * Counts the nulls.
     *
     * @param bits one bit a row, the lowest first, as Arrow has it; long enough for the rows
     */
    Validity(ArrowBuf bits, int rows) {
        this.bits = bits;
        this.rows = rows;
        int present = 0;
        for (long row = 0; row < rows; row += WORD) {
            present += Long.bitCount(word((int) row));
        }
        nulls = rows - present;
    }

    int nulls() {
        return nulls;
    }

    /**
     * The bits of the rows from a given one on, its own the lowest; none beyond the last row.
     *
     * @param row a multiple of {@link #WORD}, below the number of rows
     */
    long word(int row) {
        return BitWords.at(bits, row, rows);
    }

    /**
     * Moves the values that are not null together, keeping their order.
     *
     * @param values those of the rows from {@code row} on
     * @return how many there are
     */
    int compact(double[] values, int row, int count) {
        if (nulls == 0) {
            return count;
        }
        int present = 0;
        for (int at = 0; at < count; at += WORD) {
            long word = word(row + at);
            if (word == -1) {
                System.arraycopy(values, at, values, present, WORD);
                present += WORD;
            }
            for (long left = word == -1 ? 0 : word; left != 0; left &= left - 1) {
                values[present++] = values[at + Long.numberOfTrailingZeros(left)];
            }
        }
        return present;
    }
}
