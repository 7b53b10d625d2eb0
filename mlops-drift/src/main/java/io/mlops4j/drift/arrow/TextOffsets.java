// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.arrow;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.BaseLargeVariableWidthVector;
import org.apache.arrow.vector.BaseVariableWidthVector;
import org.apache.arrow.vector.FieldVector;

/** Where the texts of a vector begin and end in its data buffer. */
final class TextOffsets {
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.nativeOrder());
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

    // Copies short enough for the first-level cache, and few enough not to show.
    private static final int BLOCK = 1024;

    private final FieldVector vector;
    private final ArrowBuf offsets;
    private final int width;

    private TextOffsets(FieldVector vector, ArrowBuf offsets, int width) {
        this.vector = vector;
        this.offsets = offsets;
        this.width = width;
    }

    static TextOffsets of(BaseVariableWidthVector vector) {
        return new TextOffsets(vector, vector.getOffsetBuffer(), Integer.BYTES);
    }

    static TextOffsets of(BaseLargeVariableWidthVector vector) {
        return new TextOffsets(vector, vector.getOffsetBuffer(), Long.BYTES);
    }

    /** A place for the offsets of up to so many rows. */
    Block block(int rows) {
        return new Block(Math.min(rows, vector.getValueCount()));
    }

    /**
     * Checks that every text lies inside the data buffer and fits into an array. The offset buffer itself must be long enough.
     *
     * @throws IllegalArgumentException if one does not
     */
    void requireInside(long capacity) {
        int rows = vector.getValueCount();
        Block block = block(BLOCK);
        for (int first = 0; first < rows; first += BLOCK) {
            int count = Math.min(BLOCK, rows - first);
            block.read(first, count);
            if (!block.ascends(count) || block.at(count) > capacity) {
                throw firstOutside(block, count, capacity);
            }
        }
    }

    private IllegalArgumentException firstOutside(Block block, int count, long capacity) {
        int row = 0;
        while (row < count && block.isInside(row, capacity)) {
            row++;
        }
        return new IllegalArgumentException("Cannot read column '" + vector.getName() + "': text ends at byte "
                + block.at(row + 1) + " of " + capacity + " after starting at " + block.at(row));
    }

    /** The offsets of some rows that follow each other. */
    final class Block {
        private final byte[] bytes;
        private final long[] starts;

        private Block(int rows) {
            bytes = new byte[(rows + 1) * width];
            starts = new long[rows + 1];
        }

        /** Reads the offsets of {@code count} rows from {@code first} on, and where the last of them ends. */
        void read(int first, int count) {
            offsets.getBytes((long) first * width, bytes, 0, (count + 1) * width);
            if (width == Integer.BYTES) {
                for (int i = 0; i <= count; i++) {
                    starts[i] = (int) INT.get(bytes, i * Integer.BYTES);
                }
            } else {
                for (int i = 0; i <= count; i++) {
                    starts[i] = (long) LONG.get(bytes, i * Long.BYTES);
                }
            }
        }

        /** Where the text of a row starts, counted from the first row read; it ends where the next one starts. */
        long at(int row) {
            return starts[row];
        }

        /** One comparison for all rows: a sign shows through the or of all offsets, a length beyond an int too. */
        private boolean ascends(int count) {
            long previous = starts[0];
            long all = previous;
            long lengths = 0;
            for (int i = 1; i <= count; i++) {
                long next = starts[i];
                all |= next;
                lengths |= next - previous;
                previous = next;
            }
            return all >= 0 && lengths >= 0 && lengths <= Integer.MAX_VALUE;
        }

        private boolean isInside(int row, long capacity) {
            long start = starts[row];
            long end = starts[row + 1];
            return start >= 0 && start <= end && end <= capacity && end - start <= Integer.MAX_VALUE;
        }
    }
}
