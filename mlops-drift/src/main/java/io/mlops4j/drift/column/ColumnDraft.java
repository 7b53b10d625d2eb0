// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.column;

/** Collects the reference sample of one column. Mutable, for one thread. */
public abstract sealed class ColumnDraft permits NumericDraft, CategoricalDraft {
    private Absences absences = Absences.NONE;

    /** Counts reference rows without a usable value. */
    public final void addAbsences(Absences more) {
        absences = absences.plus(more);
    }

    final Absences absences() {
        return absences;
    }
}
