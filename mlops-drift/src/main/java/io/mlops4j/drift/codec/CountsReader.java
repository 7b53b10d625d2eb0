// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.codec;

import io.mlops4j.drift.column.Absences;
import io.mlops4j.drift.column.CategoricalCounts;
import io.mlops4j.drift.column.CategoricalProfile;
import io.mlops4j.drift.column.ColumnCounts;
import io.mlops4j.drift.column.ColumnProfile;
import io.mlops4j.drift.column.NumericCounts;
import io.mlops4j.drift.column.NumericProfile;
import io.mlops4j.drift.column.UnseenCategories;

/** Reads what {@link CountsWriter} wrote. */
final class CountsReader {
    // One byte of length and one of count.
    private static final int LEAST_BYTES_PER_NAME = 2;

    private CountsReader() {}

    static ColumnCounts read(ByteReader in, ColumnProfile column) {
        try {
            Absences absences = new Absences(in.readCount(), in.readCount(), in.readCount());
            if (column instanceof NumericProfile numeric) {
                return readNumbers(in, numeric, absences);
            }
            return readCategories(in, (CategoricalProfile) column, absences);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw CountsCodec.FRAME.corrupt("column '" + column.name() + "': " + e.getMessage());
        }
    }

    private static NumericCounts readNumbers(ByteReader in, NumericProfile column, Absences absences) {
        long[] slots = in.readCounts(column.slots().length);
        double lowest = slots[1] > 0 ? in.readNumbers(1)[0] : Double.NaN;
        double highest = slots[slots.length - 2] > 0 ? in.readNumbers(1)[0] : Double.NaN;
        return new NumericCounts(column, absences, slots, lowest, highest);
    }

    private static CategoricalCounts readCategories(ByteReader in, CategoricalProfile column, Absences absences) {
        long[] known = in.readCounts(column.counts().length);
        UnseenCategories unseen = new UnseenCategories(column.unseenLimit());
        unseen.addPooled(in.readCount());
        int names = in.readLength(LEAST_BYTES_PER_NAME);
        for (int i = 0; i < names; i++) {
            unseen.add(in.readText(), in.readCount());
        }
        if (unseen.named().size() != names) {
            throw new IllegalArgumentException("a new category repeats, has no rows, or is one too many");
        }
        return new CategoricalCounts(column, absences, known, unseen);
    }
}
