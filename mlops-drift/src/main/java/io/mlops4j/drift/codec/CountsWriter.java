// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.codec;

import io.mlops4j.drift.column.Absences;
import io.mlops4j.drift.column.CategoricalCounts;
import io.mlops4j.drift.column.ColumnCounts;
import io.mlops4j.drift.column.NumericCounts;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Writes the counts of columns: nulls, NaN, mismatched; then of a numeric column each slot; of a categorical one each known
 * category, the pooled rows, the number of new categories, and of each its UTF-8 length, bytes and count.
 */
final class CountsWriter {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    void writeRaw(byte[] bytes) {
        out.writeBytes(bytes);
    }

    void writeColumn(ColumnCounts counts) {
        Absences absences = counts.absences();
        write(absences.nulls());
        write(absences.nans());
        write(absences.mismatched());
        if (counts instanceof NumericCounts numeric) {
            writeAll(numeric.slots());
        } else {
            writeCategories((CategoricalCounts) counts);
        }
    }

    private void writeCategories(CategoricalCounts counts) {
        writeAll(counts.known());
        write(counts.unseen().pooled());
        write(counts.unseen().named().size());
        for (Map.Entry<String, Long> entry : counts.unseen().named().entrySet()) {
            byte[] name = entry.getKey().getBytes(StandardCharsets.UTF_8);
            write(name.length);
            writeRaw(name);
            write(entry.getValue());
        }
    }

    private void writeAll(long[] counts) {
        for (long count : counts) {
            write(count);
        }
    }

    /** Seven bits a byte, the lowest first; the top bit says that more follow. Most counts are small. */
    private void write(long count) {
        long rest = count;
        while (rest > 0x7f) {
            out.write((int) ((rest & 0x7f) | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    byte[] toBytes() {
        return out.toByteArray();
    }
}
