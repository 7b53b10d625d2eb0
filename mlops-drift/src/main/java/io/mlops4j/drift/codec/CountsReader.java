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
import java.nio.charset.StandardCharsets;

/** Reads what {@link CountsWriter} wrote. The checksum is already known to match, so an error here means a foreign writer. */
final class CountsReader {
    private final byte[] bytes;
    private int position;
    private final int end;

    CountsReader(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.position = from;
        this.end = end;
    }

    ColumnCounts readColumn(ColumnProfile column) {
        try {
            Absences absences = new Absences(read(), read(), read());
            if (column instanceof NumericProfile numeric) {
                return new NumericCounts(numeric, absences, readAll(numeric.slots().length));
            }
            return readCategories((CategoricalProfile) column, absences);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw CountsCodec.corrupt("column '" + column.name() + "': " + e.getMessage());
        }
    }

    private CategoricalCounts readCategories(CategoricalProfile column, Absences absences) {
        long[] known = readAll(column.counts().length);
        UnseenCategories unseen = new UnseenCategories(column.unseenLimit());
        unseen.addPooled(read());
        long names = read();
        for (long i = 0; i < names; i++) {
            String name = readText();
            unseen.add(name, read());
        }
        return new CategoricalCounts(column, absences, known, unseen);
    }

    private long[] readAll(int length) {
        long[] counts = new long[length];
        for (int i = 0; i < length; i++) {
            counts[i] = read();
        }
        return counts;
    }

    private String readText() {
        long length = read();
        if (length > end - position) {
            throw CountsCodec.corrupt("a name of " + length + " bytes reaches past the end");
        }
        String text = new String(bytes, position, (int) length, StandardCharsets.UTF_8);
        position += (int) length;
        return text;
    }

    private long read() {
        long count = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            if (position == end) {
                throw CountsCodec.corrupt("they end too early");
            }
            byte next = bytes[position++];
            count |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return count;
            }
        }
        throw CountsCodec.corrupt("a count is longer than 64 bits");
    }

    void requireEnd() {
        if (position != end) {
            throw CountsCodec.corrupt((end - position) + " bytes too many");
        }
    }
}
