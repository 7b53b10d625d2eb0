// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.kernel;

import java.util.Arrays;

/**
 * For few points: one byte for each value of a double's top 20 bits (sign, exponent and 8 bits of the mantissa) says the slot of
 * every double that starts so, unless a point or an infinity does too. One load replaces the search. What lies below or above all
 * points has codes of its own, since it matters how far it lies.
 *
 * <p>Holds 1 MiB. Costs less than 0.1 ms to make.
 */
final class PrefixTable implements SlotTable {
    /** Every slot and both marks below must fit into a byte. */
    static final int MOST_POINTS = 125;

    // With 18 bits so many more values share a cell with a point that counting takes a third longer.
    private static final int PREFIX_BITS = 20;
    private static final int SHIFT = Long.SIZE - PREFIX_BITS;
    private static final int NEGATIVE = 1 << (PREFIX_BITS - 1);
    private static final int INFINITY = (int) (Double.doubleToRawLongBits(Double.POSITIVE_INFINITY) >>> SHIFT);

    // Odd like the slots between points, since neither needs a second look; even codes do.
    static final int NAN = 255;
    static final int SEARCH = 254;

    // Above the slot of every point, and below.
    static final int ABOVE = 252;
    static final int BELOW = 0;

    private final byte[] codes = new byte[1 << PREFIX_BITS];
    private final double[] points;

    PrefixTable(double[] points) {
        this.points = points;
        fillPositive();
        fillNegative();
        fillNotFinite(INFINITY);
        fillNotFinite(NEGATIVE + INFINITY);
    }

    private void fillPositive() {
        int free = 0;
        for (int point = firstFrom(0); point < points.length; point++) {
            free = place(point, cell(points[point] + 0.0), free, 2 * point + 1);
        }
        Arrays.fill(codes, free, INFINITY, code(2 * points.length + 1));
    }

    /** Cells of negative numbers ascend with the magnitude. Zero is a point here too, for the sake of -0.0. */
    private void fillNegative() {
        int free = NEGATIVE;
        int first = firstFrom(0);
        int last = first < points.length && points[first] == 0 ? first : first - 1;
        for (int point = last; point >= 0; point--) {
            double value = points[point] == 0 ? -0.0 : points[point];
            free = place(point, cell(value), free, 2 * point + 3);
        }
        Arrays.fill(codes, free, NEGATIVE + INFINITY, code(1));
    }

    /** Marks the cell of a point, and those up to it with the slot they lie in. */
    private int place(int point, int cell, int free, int slotBefore) {
        if (cell < free) {
            codes[cell] = (byte) SEARCH;
            return free;
        }
        Arrays.fill(codes, free, cell, code(slotBefore));
        codes[cell] = (byte) (2 * point + 2);
        return cell + 1;
    }

    private byte code(int slot) {
        return (byte) (slot == 1 ? BELOW : slot == 2 * points.length + 1 ? ABOVE : slot);
    }

    /** The first cell holds the infinity and some NaN, the rest of these cells only NaN. */
    private void fillNotFinite(int cell) {
        codes[cell] = (byte) SEARCH;
        Arrays.fill(codes, cell + 1, cell + NEGATIVE - INFINITY, (byte) NAN);
    }

    private int firstFrom(double value) {
        int found = Arrays.binarySearch(points, value);
        return found >= 0 ? found : -found - 1;
    }

    private static int cell(double value) {
        return cell(Double.doubleToRawLongBits(value));
    }

    /** The place of a value's code, from the value's bits. */
    static int cell(long bits) {
        return (int) (bits >>> SHIFT);
    }

    @Override
    public long count(double[] values, int from, int to, int[] slots, FarValues far) {
        PrefixTally tally = new PrefixTally(codes, points, slots, far);
        tally.add(values, from, to);
        return tally.finish();
    }

    @Override
    public long count(NumberSource values, int[] slots, FarValues far) {
        PrefixTally tally = new PrefixTally(codes, points, slots, far);
        values.addTo(tally);
        return tally.finish();
    }
}
