// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.kernel;

import java.util.Arrays;

/**
 * For many points. Most cells of a {@link RankGrid} hold no point, so that their values need no comparison; a value whose cell
 * holds one point is compared with it; where more than one crowd into a cell, a binary search among the points of its block finds
 * the slot. No value thus costs more than a search among all points would, wherever the points lie.
 *
 * <p>Holds 18 to 26 bytes for each point, and 0.9 MB whatever their number.
 */
final class RankTable implements SlotTable {
    private static final int CHUNK = NumberSource.CHUNK;

    /** A byte says the slot of a cell, counted from the first of its block; the codes of a block fill a line of the cache. */
    private static final int BLOCK_BITS = RankGrid.BLOCK_BITS;

    private static final int CELLS_PER_BLOCK = 1 << BLOCK_BITS;
    private static final int MOST = 255;

    /** The code of a cell whose values are searched for, one by one. Even, as are those of cells with one point. */
    private static final int SEARCH = 0;

    /** The points in ascending order as longs that compare like them, negative infinity before, positive after them. */
    private final long[] keys;

    private final RankGrid grid;

    /**
     * For each cell its slot, if no point lies in it, or else the slot of its only point, less twice the first key of its block;
     * {@link #SEARCH} if there are more points, if that is too large for a byte, or if not all doubles of the cell are finite.
     */
    private final byte[] codes;

    /** For each block of cells the first key that is not below all of them, and the first that is above all of them. */
    private final int[] firstKeys;

    private final int[] endKeys;

    RankTable(double[] points) {
        keys = keys(points);
        grid = new RankGrid(keys);
        codes = new byte[grid.cells()];
        firstKeys = new int[(codes.length >> BLOCK_BITS) + 1];
        endKeys = new int[firstKeys.length];
        Arrays.fill(firstKeys, -1);
        int key = 0;
        for (int node = RankGrid.NODES - 1; node >= RankGrid.SIGN; node--) {
            for (int cell = grid.lastCell(node); cell >= grid.firstCell(node); cell--) {
                key = fill(node, cell, key);
            }
        }
        // Zero as a point lies in the first cell of either sign, for the sake of -0.0.
        key -= key > 0 && keys[key - 1] == 0 ? 1 : 0;
        for (int node = 0; node < RankGrid.SIGN; node++) {
            for (int cell = grid.firstCell(node); cell <= grid.lastCell(node); cell++) {
                key = fill(node, cell, key);
            }
        }
    }

    private static long[] keys(double[] points) {
        long[] keys = new long[points.length];
        for (int i = 0; i < points.length; i++) {
            keys[i] = key(points[i]);
        }
        return keys;
    }

    private static long key(double value) {
        // Adding 0.0 turns -0.0 into 0.0.
        return RankGrid.key(Double.doubleToRawLongBits(value + 0.0));
    }

    /** Fills the next cell in ascending order of the values; gives the first key above it. */
    private int fill(int node, int cell, int firstKey) {
        int block = cell >> BLOCK_BITS;
        if (firstKeys[block] < 0) {
            firstKeys[block] = firstKey;
        }
        if (RankGrid.isNotFinite(node)) {
            return firstKey;
        }
        long highest = grid.highestKey(node, cell);
        int key = firstKey;
        while (key < keys.length && keys[key] <= highest) {
            key++;
        }
        endKeys[block] = key;
        int code = 2 * (firstKey - firstKeys[block]) + 1 + (key - firstKey);
        codes[cell] = (byte) (key - firstKey > 1 || code > MOST ? SEARCH : code);
        return key;
    }

    @Override
    public long count(double[] values, int from, int to, int[] slots, FarValues far) {
        if (RankPartition.pays(keys.length, to - from)) {
            RankPartition partition = new RankPartition(this, to - from, slots, far);
            for (int start = from; start < to; start += CHUNK) {
                partition.add(values, start, Math.min(CHUNK, to - start));
            }
            return partition.finish();
        }
        int[] near = new int[Math.min(CHUNK, to - from)];
        int[] chosen = new int[Math.min(CHUNK, to - from)];
        long nans = 0;
        for (int start = from; start < to; start += CHUNK) {
            int size = Math.min(CHUNK, to - start);
            grid.cells(values, start, size, chosen);
            nans += countChunk(values, start, size, chosen, 0, near, slots, far);
        }
        return nans;
    }

    @Override
    public long count(NumberSource values, int[] slots, FarValues far) {
        int rows = values.rows();
        if (!RankPartition.pays(keys.length, rows)) {
            return SlotTable.super.count(values, slots, far);
        }
        RankPartition partition = new RankPartition(this, rows, slots, far);
        double[] chunk = new double[CHUNK];
        for (int row = 0; row < rows; row += CHUNK) {
            partition.add(chunk, 0, values.copy(row, Math.min(CHUNK, rows - row), chunk));
        }
        return partition.finish();
    }

    int points() {
        return keys.length;
    }

    int cells() {
        return codes.length;
    }

    /** For each of some values its cell. */
    void chooseCells(double[] values, int from, int size, int[] into) {
        grid.cells(values, from, size, into);
    }

    /** Reads in order what values of some cells will need, which takes less time than to let each wait for it. */
    long readThrough(int firstCell, int endCell, int[] slots) {
        long sum = 0;
        int end = Math.min(endCell, codes.length);
        for (int i = firstCell; i < end; i += CELLS_PER_BLOCK) {
            int key = firstKeys[i >> BLOCK_BITS];
            sum += codes[i] + slots[2 * key] + keys[Math.min(key, keys.length - 1)];
        }
        return sum;
    }

    /**
     * Counts at most as many values as the list has room for; gives how many of them are NaN.
     *
     * @param chosen the cells of the values
     * @param fromChosen where the first of these is
     * @param near room for the places of the values that need a second look
     */
    long countChunk(
            double[] values, int from, int size, int[] chosen, int fromChosen, int[] near, int[] slots, FarValues far) {
        int last = slots.length - 2;
        int beyondPoints = slots[1] + slots[last];
        byte[] table = codes;
        int[] firsts = firstKeys;
        int found = 0;
        for (int i = 0; i < size; i++) {
            int cell = chosen[fromChosen + i];
            int code = table[cell] & 0xff;
            slots[2 * firsts[cell >> BLOCK_BITS] + code]++;
            // Without a branch, which would often be mispredicted: what is listed in vain is overwritten by the next.
            near[found] = i;
            found += ~code & 1;
        }
        long nans = 0;
        for (int i = 0; i < found; i++) {
            nans += correct(values[from + near[i]], chosen[fromChosen + near[i]], slots);
        }
        if (slots[1] + slots[last] != beyondPoints) {
            far.add(values, from, from + size);
        }
        return nans;
    }

    /** Moves a value that was counted on a point, or for want of a slot, to its own; gives 1 if it has none since it is NaN. */
    private int correct(double value, int cell, int[] slots) {
        int block = cell >> BLOCK_BITS;
        int code = codes[cell] & 0xff;
        int slot = 2 * firstKeys[block] + code;
        slots[slot]--;
        if (code == SEARCH) {
            int found = search(value, block);
            slots[Math.max(found, 0)] += found < 0 ? 0 : 1;
            return found < 0 ? 1 : 0;
        }
        // Of longs that are so near the difference cannot overflow.
        long ahead = keys[(slot >> 1) - 1] - key(value);
        slots[slot - (int) ((ahead >> (Long.SIZE - 1)) | (-ahead >>> (Long.SIZE - 1)))]++;
        return 0;
    }

    /** The slot, or -1 for NaN. */
    private int search(double value, int block) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? -1 : value > 0 ? 2 * keys.length + 2 : 0;
        }
        int found = Arrays.binarySearch(keys, firstKeys[block], endKeys[block], key(value));
        return found >= 0 ? 2 * found + 2 : 2 * (-found - 1) + 1;
    }
}
