// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.kernel;

/**
 * Adds up how many values fall into each slot of a prefix table. Takes a value as its raw bits, so that a loop over foreign
 * memory need not make a {@code double} of it. For one thread.
 *
 * <p>Made to be inlined into loops of different classes: it calls nothing that has more than one implementation, so what one
 * caller does cannot slow another.
 */
public final class PrefixTally {
    // Neighbouring values of one slot would otherwise wait for each other's addition.
    private static final int LANES = 4;
    private static final int LANE = 256;

    private final byte[] codes;
    private final double[] points;
    private final int[] slots;
    private final FarValues far;
    private final int[] tally = new int[LANES * LANE];
    private long nans;

    PrefixTally(byte[] codes, double[] points, int[] slots, FarValues far) {
        this.codes = codes;
        this.points = points;
        this.slots = slots;
        this.far = far;
    }

    /** Adds four values, given by their bits. */
    public void add(long first, long second, long third, long fourth) {
        byte[] table = codes;
        int[] counts = tally;
        int a = table[PrefixTable.cell(first)] & 0xff;
        int b = table[PrefixTable.cell(second)] & 0xff;
        int c = table[PrefixTable.cell(third)] & 0xff;
        int d = table[PrefixTable.cell(fourth)] & 0xff;
        // Unconditionally, which is faster; what most even codes tally is never read.
        counts[a]++;
        counts[LANE + b]++;
        counts[2 * LANE + c]++;
        counts[3 * LANE + d]++;
        // One test for all four: several, and what follows them, would crowd the loop's values out of the registers.
        if ((a & b & c & d & 1) == 0) {
            addNear(first, second, third, fourth);
        }
    }

    /** Adds one value, given by its bits. */
    public void add(long bits) {
        int code = code(bits);
        tally[code]++;
        addIfNear(bits, code);
    }

    /** Adds a part of an array. */
    public void add(double[] values, int from, int to) {
        int i = from;
        for (; i <= to - LANES; i += LANES) {
            add(
                    Double.doubleToRawLongBits(values[i]),
                    Double.doubleToRawLongBits(values[i + 1]),
                    Double.doubleToRawLongBits(values[i + 2]),
                    Double.doubleToRawLongBits(values[i + 3]));
        }
        for (; i < to; i++) {
            add(Double.doubleToRawLongBits(values[i]));
        }
    }

    // Above 35 bytes of code: smaller ones are inlined even where rare, which crowds the registers of the loop.
    private void addNear(long first, long second, long third, long fourth) {
        addIfNear(first, code(first));
        addIfNear(second, code(second));
        addIfNear(third, code(third));
        addIfNear(fourth, code(fourth));
    }

    private int code(long bits) {
        return codes[PrefixTable.cell(bits)] & 0xff;
    }

    private void addIfNear(long bits, int code) {
        if ((code & 1) == 0) {
            addNear(bits, code);
        }
    }

    /** Adds a value whose cell holds a point or an infinity; one that lies beyond all points is in the tally already. */
    private void addNear(long bits, int code) {
        double value = Double.longBitsToDouble(bits);
        if (code == PrefixTable.BELOW || code == PrefixTable.ABOVE) {
            far.add(value);
            return;
        }
        if (code != PrefixTable.SEARCH) {
            double point = points[code / 2 - 1];
            int above = value > point ? 1 : 0;
            int below = value < point ? 1 : 0;
            int slot = code + above - below;
            if (slot != 1 && slot != slots.length - 2) {
                slots[slot]++;
                return;
            }
        }
        addSearched(value);
    }

    private void addSearched(double value) {
        int slot = SlotCounter.search(points, value);
        if (slot < 0) {
            nans++;
            return;
        }
        slots[slot]++;
        if (slot == 1 || slot == slots.length - 2) {
            far.add(value);
        }
    }

    /** Moves what was added into the slots, and gives how many values were NaN. To be called once. */
    long finish() {
        for (int slot = 3; slot < slots.length - 2; slot += 2) {
            // Of a loop over all values the total cannot exceed their number, which is an int.
            slots[slot] += (int) total(slot);
        }
        slots[1] += (int) total(PrefixTable.BELOW);
        slots[slots.length - 2] += (int) total(PrefixTable.ABOVE);
        return nans + total(PrefixTable.NAN);
    }

    private long total(int code) {
        return (long) tally[code] + tally[LANE + code] + tally[2 * LANE + code] + tally[3 * LANE + code];
    }
}
