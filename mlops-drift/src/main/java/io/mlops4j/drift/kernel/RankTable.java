// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.kernel;

import java.util.Arrays;

/**
 * For many points. A double's top 16 bits choose a node, and as many of its further bits as the node has points for choose one of
 * the node's cells. Most cells hold no point or one, so that a single comparison settles the slot; where more than one crowd into
 * a cell, a binary search among only these does. No value thus costs more than a search among all points would, wherever
 * the points lie.
 *
 * <p>Holds 24 to 48 bytes for each point, and 0.8 MB whatever their number.
 */
final class RankTable implements SlotTable {
    private static final int PREFIX_BITS = 16;
    private static final int NODES = 1 << PREFIX_BITS;
    private static final int INFINITY = 0x7ff0;
    private static final int SIGN = 1 << (PREFIX_BITS - 1);
    // With 4 cells for each point, about 3 % of values fall on a crowded cell; with 2, 9 %.
    private static final int CELLS_PER_POINT = 4;
    // Loops of one load each over this many values keep more loads under way than one loop of all steps does.
    private static final int CHUNK = 1024;

    /** The points in ascending order as longs that compare like them, negative infinity before, positive after them. */
    private final long[] keys;

    /** For each node the first of its cells, and in the lowest 8 bits how far its further bits are shifted. */
    private final long[] nodes = new long[NODES];

    /** For each cell the key to compare with, or -1 - c if the keys of crowd c lie in it. */
    private final int[] cells;

    private int[] crowdFrom = new int[16];
    private int[] crowdTo = new int[16];
    private int crowds = 1; // Crowd 0 stands for NaN and negative infinity.

    RankTable(double[] points) {
        keys = keys(points);
        int[] bits = cellBits();
        int total = 0;
        for (int node = 0; node < NODES; node++) {
            nodes[node] = ((long) total << Byte.SIZE) | (Long.SIZE - 1 - bits[node]);
            total = Math.addExact(total, 1 << bits[node]);
        }
        cells = new int[total];
        int key = 1;
        for (int node = NODES - 1; node >= SIGN; node--) {
            key = fill(node, bits[node], key);
        }
        for (int node = 0; node < SIGN; node++) {
            key = fill(node, bits[node], key);
        }
    }

    private static long[] keys(double[] points) {
        long[] keys = new long[points.length + 2];
        keys[0] = key(Double.doubleToRawLongBits(Double.NEGATIVE_INFINITY));
        for (int i = 0; i < points.length; i++) {
            keys[i + 1] = key(Double.doubleToRawLongBits(points[i] + 0.0));
        }
        keys[points.length + 1] = key(Double.doubleToRawLongBits(Double.POSITIVE_INFINITY));
        return keys;
    }

    private static long key(long bits) {
        return bits ^ ((bits >> (Long.SIZE - 1)) >>> 1);
    }

    private int[] cellBits() {
        int[] points = new int[NODES];
        for (int i = 1; i < keys.length - 1; i++) {
            points[(int) (key(keys[i]) >>> (Long.SIZE - PREFIX_BITS))]++;
        }
        for (int node = 0; node < NODES; node++) {
            long wanted = (long) CELLS_PER_POINT * points[node];
            points[node] = wanted <= 1 ? 0 : Long.SIZE - Long.numberOfLeadingZeros(wanted - 1);
        }
        return points;
    }

    /** Fills the cells of one node, in ascending order of their values; gives the first key above them. */
    private int fill(int node, int bits, int firstKey) {
        int first = (int) (nodes[node] >>> Byte.SIZE);
        boolean negative = node >= SIGN;
        if ((node & INFINITY) == INFINITY) {
            cells[first] = -1;
            return firstKey;
        }
        long width = 1L << (Long.SIZE - PREFIX_BITS - bits);
        int key = firstKey;
        for (int i = 0; i < 1 << bits; i++) {
            int cell = negative ? (1 << bits) - 1 - i : i;
            long low = ((long) node << (Long.SIZE - PREFIX_BITS)) + cell * width;
            long highest = negative ? key(low) : low + width - 1;
            int from = key;
            while (key < keys.length - 1 && keys[key] <= highest) {
                key++;
            }
            cells[first + cell] = code(from, key, negative);
        }
        return key;
    }

    private int code(int from, int to, boolean negative) {
        if (to - from <= 1) {
            // An empty cell takes a neighbour of its own sign: a difference of longs of the same sign cannot overflow.
            return from == to && negative ? from - 1 : from;
        }
        if (crowds == crowdFrom.length) {
            crowdFrom = Arrays.copyOf(crowdFrom, 2 * crowds);
            crowdTo = Arrays.copyOf(crowdTo, 2 * crowds);
        }
        crowdFrom[crowds] = from;
        crowdTo[crowds] = to;
        return -1 - crowds++;
    }

    @Override
    public long count(double[] values, int from, int to, long[] slots) {
        int size = Math.min(CHUNK, to - from);
        Chunk chunk = new Chunk(new long[size], new int[size], new int[size]);
        long nans = 0;
        for (int start = from; start < to; start += size) {
            nans += count(values, start, Math.min(size, to - start), chunk, slots);
        }
        return nans;
    }

    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Chunk(long[] keys, int[] places, int[] crowded) {}

    private long count(double[] values, int from, int size, Chunk chunk, long[] slots) {
        long[] sought = chunk.keys();
        int[] places = chunk.places();
        int[] crowded = chunk.crowded();
        chooseCells(values, from, size, sought, places);
        int found = readCells(size, places, crowded);
        int[] codes = new int[found];
        for (int i = 0; i < found; i++) {
            codes[i] = places[crowded[i]];
        }
        compare(size, sought, places);
        for (int i = 0; i < size; i++) {
            slots[places[i]]++;
        }
        long nans = 0;
        for (int i = 0; i < found; i++) {
            // Takes back what the loops above did for it: leaving it out there would cost a branch for every value.
            slots[places[crowded[i]]]--;
            int slot = slotInCrowd(sought[crowded[i]], -1 - codes[i]);
            if (slot < 0) {
                nans++;
            } else {
                slots[slot]++;
            }
        }
        return nans;
    }

    private void chooseCells(double[] values, int from, int size, long[] sought, int[] places) {
        long[] table = nodes;
        for (int i = 0; i < size; i++) {
            // Adding 0.0 turns -0.0 into 0.0.
            long bits = Double.doubleToRawLongBits(values[from + i] + 0.0);
            long node = table[(int) (bits >>> (Long.SIZE - PREFIX_BITS))];
            sought[i] = key(bits);
            // In two shifts, for a shift by 64 would be none at all.
            places[i] = (int) (node >>> Byte.SIZE) + (int) (((bits << PREFIX_BITS) >>> 1) >>> node);
        }
    }

    private int readCells(int size, int[] places, int[] crowded) {
        int[] table = cells;
        int found = 0;
        for (int i = 0; i < size; i++) {
            int code = table[places[i]];
            places[i] = code;
            crowded[found] = i;
            found += code >>> (Integer.SIZE - 1);
        }
        return found;
    }

    /** Replaces the index of a key by the slot on, before or after it; that of a crowd by any. */
    private void compare(int size, long[] sought, int[] places) {
        long[] table = keys;
        for (int i = 0; i < size; i++) {
            int key = (places[i] & ~(places[i] >> (Integer.SIZE - 1))) | (places[i] >>> (Integer.SIZE - 1));
            long ahead = table[key] - sought[i];
            int sign = (int) ((ahead >> (Long.SIZE - 1)) | (-ahead >>> (Long.SIZE - 1)));
            places[i] = 2 * key - sign;
        }
    }

    /** The slot, or -1 for NaN. */
    private int slotInCrowd(long sought, int crowd) {
        if (crowd == 0) {
            double value = Double.longBitsToDouble(key(sought));
            return Double.isNaN(value) ? -1 : value > 0 ? 2 * keys.length - 2 : 0;
        }
        int found = Arrays.binarySearch(keys, crowdFrom[crowd], crowdTo[crowd], sought);
        return found >= 0 ? 2 * found : 2 * (-found - 1) - 1;
    }
}
