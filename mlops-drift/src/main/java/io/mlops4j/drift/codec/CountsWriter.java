// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.codec;

import io.mlops4j.drift.column.Absences;
import io.mlops4j.drift.column.CategoricalCounts;
import io.mlops4j.drift.column.ColumnCounts;
import io.mlops4j.drift.column.NumericCounts;
import java.util.Map;

/**
 * Writes the counts of columns: nulls, NaN, mismatched; then of a numeric column each slot, the lowest
 * finite value if some lie below the first point, and the highest if some lie above the last; of a categorical one each known
 * category, the pooled rows, the number of new categories, and of each its UTF-8 length, bytes and count.
 */
final class CountsWriter {
    private CountsWriter() {}

    static void write(ByteWriter out, ColumnCounts counts) {
        Absences absences = counts.absences();
        out.writeCount(absences.nulls());
        out.writeCount(absences.nans());
        out.writeCount(absences.mismatched());
        if (counts instanceof NumericCounts numeric) {
            out.writeCounts(numeric.slots());
            writeEnd(out, numeric.lowest());
            writeEnd(out, numeric.highest());
        } else {
            writeCategories(out, (CategoricalCounts) counts);
        }
    }

    private static void writeEnd(ByteWriter out, double end) {
        if (!Double.isNaN(end)) {
            out.writeNumber(end);
        }
    }

    private static void writeCategories(ByteWriter out, CategoricalCounts counts) {
        out.writeCounts(counts.known());
        out.writeCount(counts.unseen().pooled());
        out.writeCount(counts.unseen().named().size());
        for (Map.Entry<String, Long> entry : counts.unseen().named().entrySet()) {
            out.writeText(entry.getKey());
            out.writeCount(entry.getValue());
        }
    }
}
