// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.column;

import io.mlops4j.drift.kernel.NumberSource;
import org.jspecify.annotations.Nullable;

/** Additive counts of the values that one column saw after its reference. Mutable, for one thread at a time. */
public abstract sealed class ColumnCounts permits NumericCounts, CategoricalCounts {
    private Absences absences;

    ColumnCounts(Absences absences) {
        this.absences = absences;
    }

    /** Rows without a usable value. */
    public final Absences absences() {
        return absences;
    }

    /** Counts rows that hold no usable value. */
    public final void addAbsences(Absences more) {
        absences = absences.plus(more);
    }

    /** Rows with a usable value. */
    public abstract long present();

    /** Counts a chunk of numbers; NaN has its own place. */
    public abstract void addNumbers(double[] values, int from, int to);

    /** Counts the numbers and the nulls of a source; NaN has its own place. */
    public abstract void addNumbers(NumberSource values);

    /** Counts one category that many times; null has its own place. */
    public abstract void addCategory(@Nullable String category, long times);

    /**
     * Adds the counts of the same column of the same profile.
     *
     * @param other left as it is
     */
    public abstract void merge(ColumnCounts other);
}
