// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift;

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
        long rows, long nulls, long nans, long mismatched, long negativeInfinities, long positiveInfinities) {
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
}
