// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.arrow;

import java.util.Arrays;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.FieldVector;

/** Indexes into a dictionary, each entry of which is read once; an index outside it is mismatched. */
record Encoded(BaseFixedWidthVector indexes, FieldVector dictionary, VectorValues entries) implements VectorValues {
    private static final int CHUNK = 1024;

    @Override
    public void copyTo(Target target) {
        int entryCount = dictionary.getValueCount();
        long[] times = new DictionaryIndexes(indexes, entryCount).count();
        long present = times[entryCount];
        for (int entry = 0; entry < entryCount; entry++) {
            if (times[entry] > 0 && !dictionary.isNull(entry)) {
                present += times[entry];
                copyEntry(entry, times[entry], target);
            }
        }
        makeKnown(target);
        target.nulls(indexes.getValueCount() - present);
        target.mismatched(times[entryCount]);
    }

    private void copyEntry(int entry, long times, Target target) {
        if (entries instanceof Categories categories) {
            target.category(categories.at(entry), times);
        } else if (entries instanceof Numbers numbers) {
            double[] chunk = new double[(int) Math.min(CHUNK, times)];
            Arrays.fill(chunk, numbers.values().applyAsDouble(entry));
            for (long left = times; left > 0; left -= chunk.length) {
                target.numbers(chunk, (int) Math.min(chunk.length, left));
            }
        }
    }

    private void makeKnown(Target target) {
        if (entries instanceof Categories) {
            target.category("", 0);
        } else {
            target.numbers(new double[0], 0);
        }
    }
}
