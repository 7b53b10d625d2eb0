// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.column;

import io.mlops4j.drift.kernel.SlotCounter;
import io.mlops4j.drift.statistic.BinnedCounts;
import io.mlops4j.drift.statistic.RankedCounts;
import io.mlops4j.drift.statistic.ValuedCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The reference of a column of numbers: its rank points, and how many values lay below and on each. */
public final class NumericProfile implements ColumnProfile {
    private final String name;
    private final Absences absences;
    private final double[] points;
    private final long[] slots;
    private final NumericBins bins;
    private final long present;
    private final SlotCounter counter;

    /**
     * Takes the parts, without copying.
     *
     * @param name the column's name
     * @param absences reference rows without a value
     * @param points finite, strictly ascending, the smallest and the largest finite reference value among them
     * @param slots reference counts in the slots of these points, {@code 2m + 3} of them
     * @param bins bins over the same points
     * @throws IllegalArgumentException if points or slots are not as said
     */
    public NumericProfile(String name, Absences absences, double[] points, long[] slots, NumericBins bins) {
        this.counter = SlotCounter.over(points);
        if (slots.length != SlotCounter.slots(points.length)) {
            throw new IllegalArgumentException("Invalid slots: " + slots.length + " (must be "
                    + SlotCounter.slots(points.length) + " for " + points.length + " points)");
        }
        this.name = name;
        this.absences = absences;
        this.points = points;
        this.slots = slots;
        this.bins = bins;
        this.present = RankedCounts.of(slots, slots).referenceSize();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Absences absences() {
        return absences;
    }

    @Override
    public long present() {
        return present;
    }

    /** The rank points, ascending. Not a copy: do not change. */
    public double[] points() {
        return points;
    }

    /** Reference counts in the slots of the points. Not a copy: do not change. */
    public long[] slots() {
        return slots;
    }

    /** The rank points that hold reference values, ascending; a given edge may hold none. */
    public DoubleStream heldPoints() {
        return IntStream.range(0, points.length)
                .filter(point -> slots[2 * point + 2] > 0)
                .mapToDouble(point -> points[point]);
    }

    /** How slots become bins. */
    public NumericBins bins() {
        return bins;
    }

    @Override
    public NumericCounts newCounts() {
        return new NumericCounts(this);
    }

    SlotCounter counter() {
        return counter;
    }

    /** Both samples on the same number line. */
    public RankedCounts ranked(NumericCounts counts) {
        return RankedCounts.of(slots, counts.slots());
    }

    /** Both samples on the same number line, with its points. */
    public ValuedCounts valued(NumericCounts counts) {
        return ValuedCounts.of(points, ranked(counts), counts.lowest(), counts.highest());
    }

    @Override
    public BinnedCounts binned(ColumnCounts counts) {
        return BinnedCounts.of(fold(slots, absences), fold(((NumericCounts) counts).slots(), counts.absences()));
    }

    private long[] fold(long[] ofSlots, Absences missing) {
        long[] folded = new long[bins.size() + 1];
        bins.fold(ofSlots, folded);
        folded[bins.size()] = missing.total();
        return folded;
    }

    @Override
    public List<String> binLabels(ColumnCounts counts) {
        List<String> labels = new ArrayList<>(bins.labels());
        labels.add("missing");
        return labels;
    }

    @Override
    public String binWords() {
        return bins.words();
    }
}
