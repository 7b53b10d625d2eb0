// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.benchmarks;

import java.util.Arrays;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;

/**
 * Bins counted as most would write it: {@code isNull}, {@code get} and a binary search for each row. One loop for each type, so
 * that none pays for another.
 */
final class NaiveHistogram {
    private final double[] edges;
    /** Values above the edge before, up to and including the own; the last bin has no upper edge. */
    private final long[] counts;

    private long nulls;
    private long nans;

    NaiveHistogram(double[] edges) {
        this.edges = edges;
        this.counts = new long[edges.length + 1];
    }

    NaiveHistogram count(Float8Vector vector) {
        for (int row = 0; row < vector.getValueCount(); row++) {
            if (vector.isNull(row)) {
                nulls++;
            } else {
                add(vector.get(row));
            }
        }
        return this;
    }

    NaiveHistogram count(Float4Vector vector) {
        for (int row = 0; row < vector.getValueCount(); row++) {
            if (vector.isNull(row)) {
                nulls++;
            } else {
                add(vector.get(row));
            }
        }
        return this;
    }

    NaiveHistogram count(BigIntVector vector) {
        for (int row = 0; row < vector.getValueCount(); row++) {
            if (vector.isNull(row)) {
                nulls++;
            } else {
                add((double) vector.get(row));
            }
        }
        return this;
    }

    private void add(double value) {
        if (Double.isNaN(value)) {
            nans++;
        } else {
            int found = Arrays.binarySearch(edges, value);
            counts[found < 0 ? -found - 1 : found]++;
        }
    }

    /** The counts of all bins, then of the missing values, as a report has them. */
    long[] bins() {
        long[] bins = Arrays.copyOf(counts, counts.length + 1);
        bins[counts.length] = nulls + nans;
        return bins;
    }
}
