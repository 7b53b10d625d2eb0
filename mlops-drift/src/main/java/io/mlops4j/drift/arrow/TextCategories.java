// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.arrow;

import java.nio.charset.StandardCharsets;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.LargeVarCharVector;
import org.apache.arrow.vector.VarCharVector;

/** Texts in UTF-8, counted by their bytes; what is not UTF-8 is replaced as {@link String} does. */
record TextCategories(FieldVector vector, TextOffsets offsets) implements Categories {
    private static final int BLOCK = Long.SIZE;
    // Texts of more than a kilobyte are hardly categories: a table of them would only cost memory.
    private static final int MOST_BYTES_IN_BLOCK = BLOCK * 1024;

    static TextCategories of(VarCharVector vector) {
        return new TextCategories(vector, TextOffsets.of(vector));
    }

    static TextCategories of(LargeVarCharVector vector) {
        return new TextCategories(vector, TextOffsets.of(vector));
    }

    @Override
    public String at(int row) {
        TextOffsets.Block bounds = offsets.block(1);
        bounds.read(row, 1);
        return text(bounds.at(0), bounds.at(1));
    }

    private String text(long start, long end) {
        byte[] bytes = new byte[(int) (end - start)];
        vector.getDataBuffer().getBytes(start, bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public void copyTo(Target target) {
        int rows = vector.getValueCount();
        TextTable table = new TextTable(target::category);
        TextOffsets.Block bounds = offsets.block(BLOCK);
        byte[] bytes = new byte[BLOCK + TextTable.SLACK];
        ArrowBuf data = vector.getDataBuffer();
        long present = 0;
        for (int first = 0; first < rows; first += BLOCK) {
            int count = Math.min(BLOCK, rows - first);
            long valid = BitWords.at(vector.getValidityBuffer(), first, rows);
            bounds.read(first, count);
            present += Long.bitCount(valid);
            long length = bounds.at(count) - bounds.at(0);
            if (length > MOST_BYTES_IN_BLOCK) {
                copyEach(bounds, valid, target);
            } else {
                bytes = length > bytes.length - TextTable.SLACK ? new byte[2 * (int) length + TextTable.SLACK] : bytes;
                data.getBytes(bounds.at(0), bytes, 0, (int) length);
                count(bounds, valid, bytes, table);
            }
        }
        table.handOn();
        // Makes the column known even if it has no row.
        target.category("", 0);
        target.nulls(rows - present);
    }

    private static void count(TextOffsets.Block bounds, long valid, byte[] bytes, TextTable table) {
        long base = bounds.at(0);
        for (long left = valid; left != 0; left &= left - 1) {
            int row = Long.numberOfTrailingZeros(left);
            long start = bounds.at(row);
            table.count(bytes, (int) (start - base), (int) (bounds.at(row + 1) - start));
        }
    }

    private void copyEach(TextOffsets.Block bounds, long valid, Target target) {
        for (long left = valid; left != 0; left &= left - 1) {
            int row = Long.numberOfTrailingZeros(left);
            target.category(text(bounds.at(row), bounds.at(row + 1)), 1);
        }
    }
}
