// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.column;

import io.mlops4j.drift.kernel.RankPoints;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * Where the bins of a numeric column lie.
 *
 * <p>Each bin {@code (previous edge, edge]} is closed on the right. The first and the last are open-ended, so every value has a place:
 * what lies beyond the reference, infinities included, falls into an outer bin. Immutable.
 */
public sealed interface Binning extends Serializable {
    /** The largest number of bins. */
    int MOST_BINS = 10_000;

    /**
     * Bins that hold about the same number of reference values each: edges are quantiles of the reference (the inverse of its
     * distribution function), equal ones merged, so there may be fewer.
     *
     * @param bins from 1 to 10,000
     * @return the binning
     * @throws IllegalArgumentException if the number is out of range
     */
    static Binning quantiles(int bins) {
        return new Quantiles(bins);
    }

    /**
     * Bins of the same width between the smallest and the largest finite value of the reference. A reference without two different
     * finite values has one bin.
     *
     * @param bins from 1 to 10,000
     * @return the binning
     * @throws IllegalArgumentException if the number is out of range
     */
    static Binning equalWidth(int bins) {
        return new EqualWidth(bins);
    }

    /**
     * Bins between given edges, whatever the reference: {@code n} edges make {@code n + 1} bins, of which some may hold no value of
     * the reference.
     *
     * @param edges 1 to 9,999 finite numbers, strictly ascending. Copied.
     * @return the binning
     * @throws IllegalArgumentException if the edges are not as said
     */
    static Binning edges(double... edges) {
        return new Edges(Arrays.stream(edges).boxed().toList());
    }

    /** The short name of this way to make bins, as reports and stored profiles have it. */
    String id();

    /**
     * The inner edges.
     *
     * @param sorted the reference, ascending, without NaN and without {@code -0.0}; may be empty or hold infinities
     * @return strictly ascending, each finite or negative infinity
     */
    double[] innerEdges(double[] sorted);

    /** Whether a column of few distinct values, each frequent, rather has a bin for each of them. */
    default boolean yieldsToValues() {
        return true;
    }

    private static void requireBins(int bins) {
        if (bins < 1 || bins > MOST_BINS) {
            throw new IllegalArgumentException("Invalid bins: " + bins + " (must be from 1 to " + MOST_BINS + ")");
        }
    }

    /**
     * See {@link #quantiles}.
     *
     * @param bins the number asked for
     */
    record Quantiles(int bins) implements Binning {
        static final String ID = "reference-quantiles";

        public Quantiles {
            requireBins(bins);
        }

        @Override
        public String id() {
            return ID;
        }

        @Override
        public double[] innerEdges(double[] sorted) {
            return RankPoints.quantileEdges(sorted, bins);
        }
    }

    /**
     * See {@link #equalWidth}.
     *
     * @param bins the number of bins
     */
    record EqualWidth(int bins) implements Binning {
        static final String ID = "equal-width";

        public EqualWidth {
            requireBins(bins);
        }

        @Override
        public String id() {
            return ID;
        }

        @Override
        public double[] innerEdges(double[] sorted) {
            double[] finite = Arrays.stream(sorted).filter(Double::isFinite).toArray();
            double[] edges = new double[bins - 1];
            int count = 0;
            for (int i = 1; i < bins && finite.length > 0; i++) {
                double share = (double) i / bins;
                double last = finite[finite.length - 1];
                // Not the first plus a part of the width, which may overflow.
                double edge = (1 - share) * finite[0] + share * last + 0.0;
                if (edge < last && (count == 0 ? edge >= finite[0] : edge > edges[count - 1])) {
                    edges[count++] = edge;
                }
            }
            return finite.length == 0 || finite[0] == finite[finite.length - 1]
                    ? new double[0]
                    : Arrays.copyOf(edges, count);
        }
    }

    /**
     * See {@link #edges}.
     *
     * @param edges the inner edges
     */
    record Edges(List<Double> edges) implements Binning {
        static final String ID = "given-edges";

        public Edges {
            if (edges.isEmpty() || edges.size() >= MOST_BINS) {
                throw new IllegalArgumentException(
                        "Invalid edges: " + edges.size() + " of them (must be from 1 to " + (MOST_BINS - 1) + ")");
            }
            // Adding 0.0 turns -0.0 into 0.0.
            edges = edges.stream().map(edge -> edge + 0.0).toList();
            for (int i = 0; i < edges.size(); i++) {
                if (!Double.isFinite(edges.get(i))) {
                    throw new IllegalArgumentException("Invalid edges: " + edges.get(i) + " (must be finite)");
                }
                if (i > 0 && edges.get(i) <= edges.get(i - 1)) {
                    throw new IllegalArgumentException("Invalid edges: " + edges.get(i) + " after " + edges.get(i - 1)
                            + " (must be strictly ascending)");
                }
            }
        }

        @Override
        public String id() {
            return ID;
        }

        @Override
        public double[] innerEdges(double[] sorted) {
            return edges.stream().mapToDouble(Double::doubleValue).toArray();
        }

        @Override
        public boolean yieldsToValues() {
            return false;
        }
    }
}
