// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.arrow;

import org.apache.arrow.vector.BitVector;

/** Booleans, counted 64 rows at a time. */
record BooleanCategories(BitVector vector) implements Categories {
    @Override
    public String at(int row) {
        return String.valueOf(vector.get(row) != 0);
    }

    @Override
    public void copyTo(Target target) {
        int rows = vector.getValueCount();
        long present = 0;
        long trues = 0;
        for (int first = 0; first < rows; first += Long.SIZE) {
            long valid = BitWords.at(vector.getValidityBuffer(), first, rows);
            present += Long.bitCount(valid);
            trues += Long.bitCount(valid & BitWords.at(vector.getDataBuffer(), first, rows));
        }
        target.category(String.valueOf(true), trues);
        target.category(String.valueOf(false), present - trues);
        target.nulls(rows - present);
    }
}
