// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.column;

/**
 * Rows of a column that hold no usable value, by cause.
 *
 * @param nulls no value
 * @param nans the number NaN
 * @param mismatched a value that is not of the column's kind
 */
public record Absences(long nulls, long nans, long mismatched) {
    /** Nothing is absent. */
    public static final Absences NONE = new Absences(0, 0, 0);

    /** Checks the counts. */
    public Absences {
        if (nulls < 0 || nans < 0 || mismatched < 0) {
            throw new IllegalArgumentException("Invalid absences: " + nulls + " nulls, " + nans + " NaN, " + mismatched
                    + " mismatched (a count must not be negative)");
        }
    }

    /** All of them. */
    public long total() {
        return Math.addExact(Math.addExact(nulls, nans), mismatched);
    }

    /**
     * The sum of both, cause by cause.
     *
     * @throws ArithmeticException if a cause exceeds 2^63 - 1
     */
    public Absences plus(Absences other) {
        if ((other.nulls | other.nans | other.mismatched) == 0) {
            // The usual case, which must not make an object for each value of a row.
            return this;
        }
        return new Absences(
                Math.addExact(nulls, other.nulls),
                Math.addExact(nans, other.nans),
                Math.addExact(mismatched, other.mismatched));
    }
}
