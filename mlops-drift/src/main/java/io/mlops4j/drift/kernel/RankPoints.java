// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.kernel;

import java.util.Arrays;

/** Chooses, from a sorted sample, the values that later samples are counted against. Stateless. */
public final class RankPoints {
    private RankPoints() {}

    /**
     * Counts the distinct values of a sorted sample.
     *
     * @param sorted ascending, without NaN and without {@code -0.0}; may be empty
     * @return the number of distinct values
     */
    public static int distinct(double[] sorted) {
        int distinct = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                distinct++;
            }
        }
        return distinct;
    }

    /**
     * Chooses the rank points: every distinct value if there are at most {@code limit}, else the values at {@code limit}
     * evenly spaced ranks, the smallest and the largest among them, and always the values in {@code include}.
     *
     * <p>With {@code n} values, fewer than {@code (n - 1) / (limit - 1) + 1} of them lie strictly between two neighbouring
     * points, and a value held by that many rows is always a point itself.
     *
     * @param sorted ascending and finite, without {@code -0.0}; may be empty
     * @param limit the largest number of points, before {@code include} is added; at least 2
     * @param include ascending values of {@code sorted} that must be points
     * @return the points, strictly ascending
     */
    public static double[] choose(double[] sorted, int limit, double[] include) {
        if (distinct(sorted) <= limit) {
            return withoutRepeats(sorted);
        }
        double[] chosen = Arrays.copyOf(include, include.length + limit);
        for (int k = 0; k < limit; k++) {
            chosen[include.length + k] = sorted[(int) ((long) k * (sorted.length - 1) / (limit - 1))];
        }
        Arrays.sort(chosen);
        return withoutRepeats(chosen);
    }

    /**
     * The inner edges of equally filled bins: for {@code k = 1 .. bins - 1} the smallest value that at least {@code k / bins}
     * of the sample does not exceed (the inverse of the empirical distribution function; NumPy calls it
     * {@code inverted_cdf}, Hyndman and Fan (1996), doi:10.2307/2684934, type 1). Equal edges are kept once, and an edge
     * equal to the largest value is left out, so that every bin {@code (previous edge, edge]} holds at least one value.
     *
     * @param sorted ascending, without NaN and without {@code -0.0}; may be empty or hold infinities
     * @param bins the number of bins asked for, at least 1
     * @return at most {@code bins - 1} edges, strictly ascending; none if the sample is empty or constant
     */
    public static double[] quantileEdges(double[] sorted, int bins) {
        double[] edges = new double[bins - 1];
        int count = 0;
        for (int k = 1; k < bins && sorted.length > 0; k++) {
            long rank = ((long) k * sorted.length + bins - 1) / bins;
            double edge = sorted[(int) rank - 1];
            boolean repeated = count > 0 && edges[count - 1] == edge;
            if (!repeated && edge != sorted[sorted.length - 1]) {
                edges[count++] = edge;
            }
        }
        return Arrays.copyOf(edges, count);
    }

    private static double[] withoutRepeats(double[] sorted) {
        double[] values = new double[distinct(sorted)];
        int count = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                values[count++] = sorted[i];
            }
        }
        return values;
    }
}
