// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.column;

import io.mlops4j.drift.kernel.SlotCounter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How the slots of a numeric column are folded into bins.
 *
 * <p>Either at edges: bin {@code i} is {@code (edge i - 1, edge i]} with open ends, so that negative infinity falls into the
 * first and positive infinity into the last. Or by value: each point and each infinity is a bin, and one bin more holds every
 * other value. Immutable.
 */
public final class NumericBins {
    private static final String BY_VALUE = "values";

    private final String binning;
    private final double[] points;
    private final double[] edges;
    private final int[] binOfSlot;

    private NumericBins(String binning, double[] points, double[] edges, int[] binOfSlot) {
        this.binning = binning;
        this.points = points;
        this.edges = edges;
        this.binOfSlot = binOfSlot;
    }

    /**
     * Bins between quantiles of the reference.
     *
     * @param points the points that make the slots, ascending
     * @param edges strictly ascending; each is one of the points or negative infinity
     * @throws IllegalArgumentException if an edge is neither
     */
    public static NumericBins atEdges(double[] points, double[] edges) {
        return atEdges(Binning.Quantiles.ID, points, edges);
    }

    /**
     * Bins between edges.
     *
     * @param binning how the edges were found, see {@link Binning#id}
     * @param points the points that make the slots, ascending
     * @param edges strictly ascending; each is one of the points or negative infinity
     * @throws IllegalArgumentException if an edge is neither, or there is no such binning
     */
    public static NumericBins atEdges(String binning, double[] points, double[] edges) {
        words(binning);
        int[] binOfSlot = new int[SlotCounter.slots(points.length)];
        int slot = 0;
        for (int bin = 0; bin < edges.length; bin++) {
            int point = edges[bin] == Double.NEGATIVE_INFINITY ? -1 : Arrays.binarySearch(points, edges[bin]);
            int lastSlot = 2 * point + 2;
            boolean isPoint = point >= 0 || edges[bin] == Double.NEGATIVE_INFINITY;
            if (!isPoint || lastSlot < slot) {
                throw new IllegalArgumentException(
                        "Invalid edges: " + edges[bin] + " (must be rank points in ascending order)");
            }
            while (slot <= lastSlot) {
                binOfSlot[slot++] = bin;
            }
        }
        Arrays.fill(binOfSlot, slot, binOfSlot.length, edges.length);
        return new NumericBins(binning, points, edges, binOfSlot);
    }

    /**
     * One bin per point, one for each infinity, and one for all other values.
     *
     * @param points the points that make the slots, ascending
     */
    public static NumericBins byValue(double[] points) {
        int[] binOfSlot = new int[SlotCounter.slots(points.length)];
        int others = points.length + 2;
        for (int slot = 0; slot < binOfSlot.length; slot++) {
            boolean singleValue = slot % 2 == 0;
            binOfSlot[slot] = singleValue ? slot / 2 : others;
        }
        return new NumericBins(BY_VALUE, points, new double[0], binOfSlot);
    }

    /** Whether each point is a bin of its own. */
    public boolean byValue() {
        return binning.equals(BY_VALUE);
    }

    /** How the bins were made: {@code values}, or the {@link Binning#id} of their edges. */
    public String binning() {
        return binning;
    }

    /** The inner edges, ascending; none if the bins are by value. */
    public double[] edges() {
        return edges.clone();
    }

    /** The number of bins. */
    public int size() {
        return byValue() ? points.length + 3 : edges.length + 1;
    }

    /** Adds the counts of the slots up to counts of the bins, into the first places of {@code bins}. */
    void fold(long[] slots, long[] bins) {
        for (int slot = 0; slot < slots.length; slot++) {
            bins[binOfSlot[slot]] += slots[slot];
        }
    }

    List<String> labels() {
        return byValue() ? valueLabels() : edgeLabels();
    }

    private List<String> valueLabels() {
        List<String> labels = new ArrayList<>();
        labels.add(NumberWords.of(Double.NEGATIVE_INFINITY));
        labels.addAll(NumberWords.ofAll(points));
        labels.add(NumberWords.of(Double.POSITIVE_INFINITY));
        labels.add("other values");
        return labels;
    }

    private List<String> edgeLabels() {
        if (edges.length == 0) {
            return List.of("all values");
        }
        List<String> words = NumberWords.ofAll(edges);
        List<String> labels = new ArrayList<>();
        labels.add("up to " + words.get(0));
        for (int i = 1; i < edges.length; i++) {
            labels.add(words.get(i - 1) + " to " + words.get(i));
        }
        labels.add("above " + words.get(words.size() - 1));
        return labels;
    }

    String words() {
        return byValue()
                ? "Bins: each distinct value of the reference is one, since there are few and each is frequent; all other"
                        + " values together are one more; missing values (null, NaN, wrong type) are the last."
                : "Bins: " + size() + " " + words(binning)
                        + ", each closed on the right, the outer ones open-ended and so holding the"
                        + " infinities; missing values (null, NaN, wrong type) are one more.";
    }

    private static String words(String binning) {
        return switch (binning) {
            case Binning.Quantiles.ID ->
                "between quantiles of the reference (inverse of its distribution function, equal edges merged)";
            case Binning.EqualWidth.ID -> "of equal width between the smallest and the largest finite reference value";
            case Binning.Edges.ID -> "between given edges";
            default -> throw new IllegalArgumentException("Invalid binning: '" + binning + "' (unknown)");
        };
    }
}
