// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift;

import io.mlops4j.drift.column.Absences;
import io.mlops4j.drift.column.ColumnCounts;
import io.mlops4j.drift.column.ColumnProfile;
import io.mlops4j.drift.column.NumericCounts;
import io.mlops4j.drift.column.NumericProfile;
import java.io.Serializable;

/**
 * How many rows a column had in one of the samples, and of what sort. All are at least 0.
 *
 * @param rows all rows
 * @param nulls rows without a value
 * @param nans rows with NaN
 * @param mismatched rows with a value that is not of the column's kind
 * @param negativeInfinities rows with negative infinity, a value
 * @param positiveInfinities rows with positive infinity, a value
 */
public record SampleSummary(
        long rows, long nulls, long nans, long mismatched, long negativeInfinities, long positiveInfinities)
        implements Serializable {
    /**
     * Rows without a usable value.
     *
     * @return nulls, NaN and mismatched; at most 2^63 - 1
     */
    public long missing() {
        return capped(capped(nulls + nans) + mismatched);
    }

    /** A sum of two counts that is more than can be counted is negative. */
    private static long capped(long sum) {
        return sum < 0 ? Long.MAX_VALUE : sum;
    }

    /**
     * Rows with a usable value.
     *
     * @return the rest
     */
    public long present() {
        return rows - missing();
    }

    /**
     * The share of rows without a usable value.
     *
     * @return from 0 to 1; 0 if there are no rows
     */
    public double missingShare() {
        // Where there are more than can be counted, as doubles they can still be compared.
        return rows == 0 ? 0 : Math.min(1, ((double) nulls + nans + mismatched) / rows);
    }

    static SampleSummary of(ColumnProfile profile) {
        return profile instanceof NumericProfile numeric
                ? of(profile.absences(), profile.present(), numeric.slots())
                : of(profile.absences(), profile.present(), new long[2]);
    }

    static SampleSummary of(ColumnCounts counts) {
        return counts instanceof NumericCounts numeric
                ? of(counts.absences(), counts.present(), numeric.slots())
                : of(counts.absences(), counts.present(), new long[2]);
    }

    /** The outermost slots are the infinities; categories have none. */
    private static SampleSummary of(Absences absences, long present, long[] slots) {
        return new SampleSummary(
                rows(present, absences),
                absences.nulls(),
                absences.nans(),
                absences.mismatched(),
                slots[0],
                slots[slots.length - 1]);
    }

    /** More rows than can be counted are as many as can be. */
    private static long rows(long present, Absences absences) {
        double rows = (double) present + absences.nulls() + absences.nans() + absences.mismatched();
        boolean countable = present >= 0 && rows < Long.MAX_VALUE;
        return countable ? present + absences.total() : Long.MAX_VALUE;
    }
}
