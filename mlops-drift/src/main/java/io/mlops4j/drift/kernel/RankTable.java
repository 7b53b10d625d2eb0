// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.kernel;

import java.util.Arrays;

/**
 * For many points. Most cells of a {@link RankGrid} hold no point, so that their values need no comparison; a value whose cell
 * holds one point is compared with it; where more than one crowd into a cell, a binary search among only these finds the slot.
 * No value thus costs more than a search among all points would, wherever the points lie.
 *
 * <p>Holds 24 to 48 bytes for each point, and 1 MB whatever their number.
 */
final class RankTable implements SlotTable {
    private static final int CELLS_PER_CACHE_LINE = 16;
    private static final int CHUNK = NumberSource.CHUNK;

    /** The points in ascending order as longs that compare like them, negative infinity before, positive after them. */
    private final long[] keys;

    private final RankGrid grid;

    /**
     * For each cell its slot, if no point lies in it: an odd number. Else an even number: the slot of its only point, or -2 - 2c if
     * the keys of crowd c lie in it.
     */
    private final int[] cells;

    private int[] crowdFrom = new int[16];
    private int[] crowdTo = new int[16];
    private int crowds = 1; // Crowd 0 stands for NaN and the infinities.

    RankTable(double[] points) {
        keys = keys(points);
        grid = new RankGrid(keys);
        cells = new int[grid.cells()];
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
        if (RankGrid.isNotFinite(node)) {
            cells[cell] = -2;
            return firstKey;
        }
        long highest = grid.highestKey(node, cell);
        int key = firstKey;
        while (key < keys.length && keys[key] <= highest) {
            key++;
        }
        cells[cell] = code(firstKey, key);
        return key;
    }

    private int code(int from, int to) {
        if (to - from <= 1) {
            return 2 * from + 1 + (to - from);
        }
        if (crowds == crowdFrom.length) {
            crowdFrom = Arrays.copyOf(crowdFrom, 2 * crowds);
            crowdTo = Arrays.copyOf(crowdTo, 2 * crowds);
        }
        crowdFrom[crowds] = from;
        crowdTo[crowds] = to;
        return -2 - 2 * crowds++;
    }

    @Override
    public long count(double[] values, int from, int to, int[] slots) {
        if (RankPartition.pays(keys.length, to - from)) {
            RankPartition partition = new RankPartition(this, to - from, slots);
            for (int start = from; start < to; start += CHUNK) {
                partition.add(values, start, Math.min(CHUNK, to - start));
            }
            return partition.finish();
        }
        Chunk chunk = new Chunk(Math.min(CHUNK, to - from));
        int[] chosen = new int[Math.min(CHUNK, to - from)];
        long nans = 0;
        for (int start = from; start < to; start += CHUNK) {
            int size = Math.min(CHUNK, to - start);
            grid.cells(values, start, size, chosen);
            nans += countChunk(values, start, size, chosen, 0, chunk, slots);
        }
        return nans;
    }

    @Override
    public long count(NumberSource values, int[] slots) {
        int rows = values.rows();
        if (!RankPartition.pays(keys.length, rows)) {
            return SlotTable.super.count(values, slots);
        }
        RankPartition partition = new RankPartition(this, rows, slots);
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
        return cells.length;
    }

    /** For each of some values its cell. */
    void chooseCells(double[] values, int from, int size, int[] into) {
        grid.cells(values, from, size, into);
    }

    /** Reads in order what values of some cells will need, which takes less time than to let each wait for it. */
    long readThrough(int firstCell, int endCell, int[] slots) {
        long sum = 0;
        int end = Math.min(endCell, cells.length);
        for (int i = firstCell; i < end; i += CELLS_PER_CACHE_LINE) {
            int slot = Math.max(0, cells[i]);
            sum += slots[slot] + keys[Math.min(slot >> 1, keys.length - 1)];
        }
        return sum;
    }

    /** Room for what is known so far of the values of a chunk. */
    static final class Chunk {
        private final int[] settled;
        private final int[] near;
        private final int[] nearCodes;

        Chunk(int size) {
            settled = new int[size];
            near = new int[size];
            nearCodes = new int[size];
        }
    }

    /**
     * Counts at most as many values as the chunk has room for; gives how many of them are NaN.
     *
     * @param chosen the cells of the values
     * @param fromChosen where the first of these is
     */
    long countChunk(double[] values, int from, int size, int[] chosen, int fromChosen, Chunk chunk, int[] slots) {
        int near = readCells(chosen, fromChosen, size, chunk);
        int[] settled = chunk.settled;
        for (int i = 0; i < size - near; i++) {
            slots[settled[i]]++;
        }
        return addNear(values, from, near, chunk, slots);
    }

    /** Writes down the slots that are settled, lists the other values, and gives how many these are. */
    private int readCells(int[] chosen, int from, int size, Chunk chunk) {
        int[] table = cells;
        int[] settled = chunk.settled;
        int[] near = chunk.near;
        int[] nearCodes = chunk.nearCodes;
        int found = 0;
        for (int i = 0; i < size; i++) {
            int code = table[chosen[from + i]];
            // Without a branch, which would often be mispredicted: what is listed in vain is overwritten by the next.
            settled[i - found] = code;
            near[found] = i;
            nearCodes[found] = code;
            found += ~code & 1;
        }
        return found;
    }

    /** Counts the listed values; gives how many of them are NaN. */
    private long addNear(double[] values, int from, int size, Chunk chunk, int[] slots) {
        long[] table = keys;
        int[] near = chunk.near;
        int[] codes = chunk.nearCodes;
        long nans = 0;
        for (int i = 0; i < size; i++) {
            long sought = key(values[from + near[i]]);
            int code = codes[i];
            if (code < 0) {
                int slot = slotInCrowd(sought, -1 - (code >> 1));
                nans += slot < 0 ? 1 : 0;
                slots[Math.max(slot, 0)] += slot < 0 ? 0 : 1;
            } else {
                // Of longs that are so near the difference cannot overflow.
                long ahead = table[(code >> 1) - 1] - sought;
                slots[code - (int) ((ahead >> (Long.SIZE - 1)) | (-ahead >>> (Long.SIZE - 1)))]++;
            }
        }
        return nans;
    }

    /** The slot, or -1 for NaN. */
    private int slotInCrowd(long sought, int crowd) {
        if (crowd == 0) {
            double value = Double.longBitsToDouble(RankGrid.key(sought));
            return Double.isNaN(value) ? -1 : value > 0 ? 2 * keys.length + 2 : 0;
        }
        int found = Arrays.binarySearch(keys, crowdFrom[crowd], crowdTo[crowd], sought);
        return found >= 0 ? 2 * found + 2 : 2 * (-found - 1) + 1;
    }
}
