// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.column;

import io.mlops4j.drift.statistic.BinnedCounts;
import java.util.List;

/** The reference of one column. Immutable and safe for many threads. */
public sealed interface ColumnProfile permits NumericProfile, CategoricalProfile {
    /** The column's name, unique in its profile. */
    String name();

    /** Reference rows without a usable value. */
    Absences absences();

    /** Reference rows with a usable value. */
    long present();

    /** Counts of later values, all zero. */
    ColumnCounts newCounts();

    /**
     * Both samples in the same bins, the last of which holds the absent values.
     *
     * @param counts made by {@link #newCounts()}
     */
    BinnedCounts binned(ColumnCounts counts);

    /**
     * One label per bin of {@link #binned}.
     *
     * @param counts the same as there
     */
    List<String> binLabels(ColumnCounts counts);

    /** How the bins were made, in full sentences. */
    String binWords();
}
