// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.arrow;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.types.Types.MinorType;

/** Counts the indexes of a dictionary-encoded vector: integers of any width, with or without a sign. */
final class DictionaryIndexes {
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.nativeOrder());
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.nativeOrder());
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

    // A multiple of 64 rows, short enough for the first-level cache.
    private static final int BLOCK = 1024;
    // Rows of one entry would otherwise wait for each other's addition.
    private static final int LANES = 4;
    // Beyond, more lanes would only push each other out of the cache.
    private static final int MOST_ENTRIES_IN_LANES = 1 << 13;

    private final BaseFixedWidthVector vector;
    private final MinorType type;
    private final int entries;
    private final int[] block;
    private final byte[] bytes;

    /**
     * Prepares to read.
     *
     * @param vector of integers, its buffers long enough
     * @param entries the size of the dictionary
     */
    DictionaryIndexes(BaseFixedWidthVector vector, int entries) {
        this.vector = vector;
        this.type = vector.getMinorType();
        this.entries = entries;
        this.block = new int[Math.min(BLOCK, vector.getValueCount())];
        this.bytes = new byte[block.length * vector.getTypeWidth()];
    }

    /**
     * Counts the rows of each entry.
     *
     * @return one more than there are entries: last the rows that are not null and whose index is outside the dictionary
     */
    long[] count() {
        int lane = entries + 1;
        int lanes = entries <= MOST_ENTRIES_IN_LANES ? LANES : 1;
        // No count exceeds the number of rows, which is an int.
        int[] tally = new int[lanes * lane];
        int rows = vector.getValueCount();
        for (int first = 0; first < rows; first += BLOCK) {
            int last = Math.min(first + BLOCK, rows);
            read(first, last - first);
            for (int row = first; row < last; row += Long.SIZE) {
                long valid = BitWords.at(vector.getValidityBuffer(), row, rows);
                if (valid == -1) {
                    addAll(row - first, tally, lanes == 1 ? 0 : lane);
                } else {
                    addEach(row - first, valid, tally);
                }
            }
        }
        long[] counts = new long[lane];
        for (int i = 0; i < tally.length; i++) {
            counts[i % lane] += tally[i];
        }
        return counts;
    }

    private void addAll(int from, int[] tally, int lane) {
        for (int i = from; i < from + Long.SIZE; i += LANES) {
            tally[block[i]]++;
            tally[lane + block[i + 1]]++;
            tally[2 * lane + block[i + 2]]++;
            tally[3 * lane + block[i + 3]]++;
        }
    }

    private void addEach(int from, long valid, int[] tally) {
        for (long left = valid; left != 0; left &= left - 1) {
            tally[block[from + Long.numberOfTrailingZeros(left)]]++;
        }
    }

    /** Reads the indexes of some rows, null ones too; those outside the dictionary become the number of its entries. */
    private void read(int first, int count) {
        int width = vector.getTypeWidth();
        vector.getDataBuffer().getBytes((long) first * width, bytes, 0, count * width);
        switch (type) {
            case TINYINT -> {
                for (int i = 0; i < count; i++) {
                    block[i] = inside(bytes[i]);
                }
            }
            case UINT1 -> {
                for (int i = 0; i < count; i++) {
                    block[i] = inside(bytes[i] & 0xff);
                }
            }
            case SMALLINT -> {
                for (int i = 0; i < count; i++) {
                    block[i] = inside((short) SHORT.get(bytes, i * Short.BYTES));
                }
            }
            case UINT2 -> {
                for (int i = 0; i < count; i++) {
                    block[i] = inside((short) SHORT.get(bytes, i * Short.BYTES) & 0xffff);
                }
            }
            // Beyond 2^31 an unsigned index is negative here, and outside either way: a dictionary has fewer entries.
            case INT, UINT4 -> {
                for (int i = 0; i < count; i++) {
                    block[i] = inside((int) INT.get(bytes, i * Integer.BYTES));
                }
            }
            default -> {
                for (int i = 0; i < count; i++) {
                    block[i] = inside((long) LONG.get(bytes, i * Long.BYTES));
                }
            }
        }
    }

    private int inside(long index) {
        return index >= 0 && index < entries ? (int) index : entries;
    }
}
