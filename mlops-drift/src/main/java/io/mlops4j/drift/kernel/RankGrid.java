// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.kernel;

/**
 * Cuts the doubles into cells of which few hold more than one point. A double's top 16 bits choose a node, and as many of its
 * further bits as the node has points for choose one of the node's cells.
 *
 * <p>Cells of one node are equally wide. They cover all of it, unless too many points lie in nodes of which they fill only a small
 * part, as time stamps do: then they cover from the first point to the last, and the two outermost take what lies beyond.
 *
 * <p>Has eight to sixteen cells for each point, and one for each node without any. Immutable.
 */
final class RankGrid {
    private static final int PREFIX_BITS = 16;
    private static final int FURTHER_BITS = Long.SIZE - PREFIX_BITS;
    /** Nodes from this one on are those of negative doubles, whose order is that of their magnitudes. */
    static final int SIGN = 1 << (PREFIX_BITS - 1);

    static final int NODES = 1 << PREFIX_BITS;

    /** Cells of positive and of negative numbers share no block of this size. */
    static final int BLOCK_BITS = 6;

    private static final int INFINITY = 0x7ff0;
    private static final long WIDTH = 1L << FURTHER_BITS;

    // With 8 cells for each point less than an eighth of all values share a cell with one, and less than 1 % with
    // several.
    // With 4 counting takes a tenth longer, with 16 it is no faster.
    private static final int CELLS_PER_POINT = 8;

    // Looking at the outermost cells takes a tenth more time, which a few crowded points do not cost.
    private static final int NARROW = 4;
    private static final int ONE_OF_NARROW = 16;

    /** For each node what to add to a number of a cell, and in the lowest 8 bits how far further bits are shifted for it. */
    private final long[] nodes = new long[NODES];

    /** For each node the first of its cells, and at the end how many there are. */
    private final int[] firstCells = new int[NODES + 1];

    private final boolean narrowed;

    /** Makes cells for points whose {@linkplain #key keys} ascend. */
    RankGrid(long[] keys) {
        int[] points = new int[NODES];
        long[] lowest = new long[NODES];
        long[] highest = new long[NODES];
        for (long key : keys) {
            long bits = key(key);
            int node = (int) (bits >>> FURTHER_BITS);
            long further = bits & (WIDTH - 1);
            lowest[node] = points[node] == 0 ? further : Math.min(lowest[node], further);
            highest[node] = Math.max(highest[node], further);
            points[node]++;
        }
        narrowed = crowded(points, lowest, highest) > keys.length / ONE_OF_NARROW;
        for (int node = 0; node < NODES; node++) {
            long from = narrowed ? lowest[node] : 0;
            long to = narrowed ? highest[node] : WIDTH - 1;
            int shift = Math.max(0, bitsFor(to - from) - bitsFor((long) CELLS_PER_POINT * points[node] - 1));
            int first = firstCells[node];
            nodes[node] = ((first - (from >>> shift)) << Byte.SIZE) | (shift + PREFIX_BITS - 1);
            int end = Math.addExact(first, (int) ((to >>> shift) - (from >>> shift)) + 1);
            // Values of both signs in one block would lie far apart.
            firstCells[node + 1] = node + 1 == SIGN ? (end + (1 << BLOCK_BITS) - 1) >> BLOCK_BITS << BLOCK_BITS : end;
        }
    }

    /** How many points would have fewer cells than they are meant to if these covered whole nodes. */
    private static int crowded(int[] points, long[] lowest, long[] highest) {
        int crowded = 0;
        for (int node = 0; node < NODES; node++) {
            boolean narrow = points[node] >= NARROW && highest[node] - lowest[node] < WIDTH / NARROW;
            crowded += narrow ? points[node] : 0;
        }
        return crowded;
    }

    private static int bitsFor(long largest) {
        return largest <= 0 ? 0 : Long.SIZE - Long.numberOfLeadingZeros(largest);
    }

    /** A long that compares like the double with these bits, zeros excepted; given such a long, the bits. */
    static long key(long bits) {
        return bits ^ ((bits >> (Long.SIZE - 1)) >>> 1);
    }

    /** The number of cells. */
    int cells() {
        return firstCells[NODES];
    }

    int firstCell(int node) {
        return firstCells[node];
    }

    int lastCell(int node) {
        return firstCells[node + 1] - 1;
    }

    /** Whether the node has nothing but an infinity, or NaN, or both. */
    static boolean isNotFinite(int node) {
        return (node & INFINITY) == INFINITY;
    }

    /** The key of the highest double in a cell. */
    long highestKey(int node, int cell) {
        long start = (long) node << FURTHER_BITS;
        int shift = (int) (nodes[node] & 0xff) - (PREFIX_BITS - 1);
        long number = cell - (nodes[node] >> Byte.SIZE);
        if (node < SIGN) {
            return cell == lastCell(node) ? start + WIDTH - 1 : start + ((number + 1) << shift) - 1;
        }
        if (cell > firstCell(node)) {
            return key(start + (number << shift));
        }
        // The cell of -0.0 reaches up to 0.0.
        return node == SIGN ? 0 : key(start);
    }

    /** For each of some values its cell. */
    void cells(double[] values, int from, int size, int[] into) {
        if (narrowed) {
            cellsInRange(values, from, size, into);
            return;
        }
        long[] table = nodes;
        for (int i = 0; i < size; i++) {
            long bits = Double.doubleToRawLongBits(values[from + i]);
            long node = table[(int) (bits >>> FURTHER_BITS)];
            into[i] = (int) (node >> Byte.SIZE) + (int) number(bits, node);
        }
    }

    private void cellsInRange(double[] values, int from, int size, int[] into) {
        long[] table = nodes;
        int[] firsts = firstCells;
        for (int i = 0; i < size; i++) {
            long bits = Double.doubleToRawLongBits(values[from + i]);
            int place = (int) (bits >>> FURTHER_BITS);
            long node = table[place];
            long cell = (node >> Byte.SIZE) + number(bits, node);
            into[i] = (int) Math.max(firsts[place], Math.min(cell, firsts[place + 1] - 1L));
        }
    }

    /** The number of a value's cell, counted from the start of its node. */
    private static long number(long bits, long node) {
        // In two shifts, for a shift by 64 would be none at all.
        return ((bits << PREFIX_BITS) >>> 1) >>> node;
    }
}
