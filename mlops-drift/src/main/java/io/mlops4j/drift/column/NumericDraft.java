// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.column;

import io.mlops4j.drift.kernel.RadixSort;
import io.mlops4j.drift.kernel.RankPoints;
import io.mlops4j.drift.kernel.SlotCounter;
import io.mlops4j.drift.kernel.SlotCounts;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/** Collects a reference sample of numbers. */
public final class NumericDraft extends ColumnDraft {
    // Cochran's rule of thumb for the chi-square law: at least five expected values in a bin.
    private static final int ROWS_PER_VALUE = 5;

    private double[] values = new double[16];
    private int size;

    /** Adds values; NaN has its own place. */
    public void add(double[] chunk, int from, int to) {
        if (to - from > values.length - size) {
            values = Arrays.copyOf(values, Math.max(Math.addExact(size, to - from), size + (size >> 1)));
        }
        long nans = 0;
        for (int i = from; i < to; i++) {
            if (Double.isNaN(chunk[i])) {
                nans++;
            } else {
                // Adding 0.0 turns -0.0 into 0.0.
                values[size++] = chunk[i] + 0.0;
            }
        }
        addAbsences(new Absences(0, nans, 0));
    }

    /** Adds the values of another part of the sample, which is left as it is. */
    public void addAll(NumericDraft other) {
        add(other.values, 0, other.size);
        addAbsences(other.absences());
    }

    /**
     * Makes the profile.
     *
     * @param name the column's name
     * @param binning where the bins lie
     * @param rankPoints the largest number of rank points, at least 2
     * @param valuesAsBins up to how many distinct values each becomes a bin, if each occurs five times on average
     */
    public NumericProfile toProfile(String name, Binning binning, int rankPoints, int valuesAsBins) {
        double[] sorted = Arrays.copyOf(values, size);
        RadixSort.sort(sorted);
        double[] finite = finite(sorted);
        int distinct = RankPoints.distinct(sorted);
        boolean few = binning.yieldsToValues()
                && distinct <= Math.min(valuesAsBins, rankPoints)
                && size >= (long) ROWS_PER_VALUE * distinct;
        double[] edges = few ? new double[0] : binning.innerEdges(sorted);
        double[] finiteEdges = Arrays.stream(edges).filter(Double::isFinite).toArray();
        double[] points = union(RankPoints.choose(finite, rankPoints, finiteEdges), finiteEdges);
        SlotCounts counts = SlotCounts.none(SlotCounter.slots(points.length));
        SlotCounter.over(points).count(sorted, 0, sorted.length, counts);
        boolean byValue = few && distinct > 0;
        NumericBins bins = byValue ? NumericBins.byValue(points) : NumericBins.atEdges(binning.id(), points, edges);
        return new NumericProfile(name, absences(), points, counts.toArray(), bins);
    }

    /** So that counts tell on which side of an edge a value lies, every edge is a point, whether the reference has it or not. */
    private static double[] union(double[] points, double[] edges) {
        return DoubleStream.concat(Arrays.stream(points), Arrays.stream(edges))
                .sorted()
                .distinct()
                .toArray();
    }

    private static double[] finite(double[] sorted) {
        int from = 0;
        while (from < sorted.length && sorted[from] == Double.NEGATIVE_INFINITY) {
            from++;
        }
        int to = sorted.length;
        while (to > from && sorted[to - 1] == Double.POSITIVE_INFINITY) {
            to--;
        }
        return from == 0 && to == sorted.length ? sorted : Arrays.copyOfRange(sorted, from, to);
    }
}
