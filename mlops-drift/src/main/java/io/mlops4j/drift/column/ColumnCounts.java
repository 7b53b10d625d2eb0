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

    /**
     * Counts rows that hold no usable value.
     *
     * @throws ArithmeticException if those of one cause exceed 2^63 - 1; nothing is counted then
     */
    public final void addAbsences(Absences more) {
        absences = absences.plus(more);
    }

    /** Rows with a usable value. */
    public abstract long present();

    /** Counts a chunk of numbers; NaN has its own place. */
    public abstract void addNumbers(double[] values, int from, int to);

    /** Counts the numbers and the nulls of a source; NaN has its own place. */
    public abstract void addNumbers(NumberSource values);

    /**
     * Counts one category that many times; null has its own place.
     *
     * @throws ArithmeticException if the rows exceed 2^63 - 1; nothing is counted then
     */
    public abstract void addCategory(@Nullable String category, long times);

    /**
     * Checks that the counts of the same column of the same profile can be added. A sum of all counts that fits a long is one
     * of which each part does.
     *
     * @throws ArithmeticException if the rows with a value, or those without for one cause, exceed 2^63 - 1 together
     */
    public final void requireMergeable(ColumnCounts other) {
        absences.plus(other.absences);
        Math.addExact(present(), other.present());
    }

    /**
     * Adds the counts of the same column of the same profile.
     *
     * @param other left as it is; {@link #requireMergeable} has accepted it
     */
    public abstract void merge(ColumnCounts other);
}
