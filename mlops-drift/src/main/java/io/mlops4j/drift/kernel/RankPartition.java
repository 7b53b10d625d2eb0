// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.kernel;

/**
 * Sorts values roughly, by the part of a rank table that they will be looked up in, and counts a bucket when it is full: its
 * part of the table is then in the cache for all of them, where each value alone would wait for memory several times. For one
 * thread, one sample and one count.
 *
 * <p>Holds up to six values and their cells for each point, and 48 MiB at most up to eight million points.
 */
final class RankPartition {
    // The tables of fewer points fit into a core's own cache as a whole.
    private static final int FEWEST_POINTS = 20_000;
    // What the tables hold for these, some 130 kB, fits there beside the values.
    private static final int POINTS_PER_BUCKET = 4096;
    // So that reading a bucket's part of the tables, 32 bytes for each point, costs little for each value.
    private static final int VALUES_PER_POINT = 6;
    private static final int MOST_VALUES = 1 << 22;
    private static final int SMALLEST_BUCKET = 2 * NumberSource.CHUNK;

    private final RankTable table;
    private final int[] slots;
    private final FarValues far;
    private final int shift;
    private final int size;
    private final double[] values;

    /** For each value its cell, which would take longer to find out again than to keep. */
    private final int[] cells;

    /** For each bucket the place behind its last value. */
    private final int[] ends;

    private final int[] chosen = new int[NumberSource.CHUNK];
    private final int[] near = new int[NumberSource.CHUNK];
    private long nans;

    @SuppressWarnings("UnusedVariable") // Lest the compiler leave out the reading.
    private long read;

    RankPartition(RankTable table, int rows, int[] slots, FarValues far) {
        this.table = table;
        this.slots = slots;
        this.far = far;
        shift = Math.max(
                0,
                Integer.SIZE - Integer.numberOfLeadingZeros(table.cells() / (table.points() / POINTS_PER_BUCKET + 1)));
        int count = ((table.cells() - 1) >>> shift) + 1;
        long wanted = Math.min(Math.min(MOST_VALUES, rows), (long) VALUES_PER_POINT * table.points());
        size = Math.max(SMALLEST_BUCKET, Integer.highestOneBit((int) wanted / count));
        values = new double[count * size];
        cells = new int[count * size];
        ends = new int[count];
        for (int bucket = 0; bucket < count; bucket++) {
            ends[bucket] = bucket * size;
        }
    }

    /** Whether a sample of this size is counted faster with a partition than without. */
    static boolean pays(int points, int rows) {
        return points >= FEWEST_POINTS && rows >= points;
    }

    /** Adds at most {@link NumberSource#CHUNK} values. */
    void add(double[] from, int start, int count) {
        table.chooseCells(from, start, count, chosen);
        sort(from, start, count);
        // Not in the loop that sorts, which takes a third more time around a call.
        for (int bucket = 0; bucket < ends.length; bucket++) {
            int filled = ends[bucket] - bucket * size;
            if (filled > size - NumberSource.CHUNK) {
                countBucket(bucket, filled);
                ends[bucket] = bucket * size;
            }
        }
    }

    /** Every bucket has room for all of them. */
    private void sort(double[] from, int start, int count) {
        int[] cell = chosen;
        double[] into = values;
        int[] intoCells = cells;
        int[] next = ends;
        for (int i = 0; i < count; i++) {
            int end = next[cell[i] >>> shift]++;
            intoCells[end] = cell[i];
            into[end] = from[start + i];
        }
    }

    private void countBucket(int bucket, int count) {
        if (count >= size / 4) {
            read += table.readThrough(bucket << shift, (bucket + 1) << shift, slots);
        }
        int first = bucket * size;
        for (int i = 0; i < count; i += NumberSource.CHUNK) {
            nans += table.countChunk(
                    values, first + i, Math.min(NumberSource.CHUNK, count - i), cells, first + i, near, slots, far);
        }
    }

    /** Counts what is left, and gives how many of all values were NaN. */
    long finish() {
        for (int bucket = 0; bucket < ends.length; bucket++) {
            countBucket(bucket, ends[bucket] - bucket * size);
        }
        return nans;
    }
}
