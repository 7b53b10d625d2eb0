// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.statistic;

/**
 * By how much the current sample's empirical distribution function lies above the reference's, slot by slot.
 *
 * <p>In the middle of a step both functions have risen by half of it: so equal values enter, which have no order. Inside an
 * interval the order is unknown, and with it the gap, but for bounds. Immutable.
 */
final class EcdfGaps {
    private final double[] atEnds;
    private final double[] referenceRises;
    private final double[] currentRises;

    private EcdfGaps(double[] atEnds, double[] referenceRises, double[] currentRises) {
        this.atEnds = atEnds;
        this.referenceRises = referenceRises;
        this.currentRises = currentRises;
    }

    /** Both samples must hold values. */
    static EcdfGaps of(RankedCounts counts) {
        long n = counts.referenceSize();
        long m = counts.currentSize();
        boolean fitsLong = LongProduct.fits(n, m);
        int slots = counts.slots();
        double[] atEnds = new double[slots + 1];
        double[] referenceRises = new double[slots];
        double[] currentRises = new double[slots];
        long referenceBelow = 0;
        long currentBelow = 0;
        for (int slot = 0; slot < slots; slot++) {
            referenceBelow += counts.reference(slot);
            currentBelow += counts.current(slot);
            // From integers where they fit, so that nothing cancels.
            atEnds[slot + 1] = fitsLong
                    ? (currentBelow * n - referenceBelow * m) / ((double) n * m)
                    : (double) currentBelow / m - (double) referenceBelow / n;
            referenceRises[slot] = (double) counts.reference(slot) / n;
            currentRises[slot] = (double) counts.current(slot) / m;
        }
        return new EcdfGaps(atEnds, referenceRises, currentRises);
    }

    /** The share of the reference in a slot. */
    double referenceRise(int slot) {
        return referenceRises[slot];
    }

    /** The share of the current sample in a slot. */
    double currentRise(int slot) {
        return currentRises[slot];
    }

    /** Where both functions have risen by half of what they rise in a slot. */
    double inTheMiddle(int slot) {
        return (atEnds[slot] + atEnds[slot + 1]) / 2;
    }

    /** The size of the gap inside a slot is nowhere smaller. */
    double least(int slot) {
        return Math.max(0, Math.max(lowest(slot), -highest(slot)));
    }

    /** The size of the gap inside a slot is nowhere larger. */
    double most(int slot) {
        return Math.max(-lowest(slot), highest(slot));
    }

    private double lowest(int slot) {
        return atEnds[slot] - referenceRises[slot];
    }

    private double highest(int slot) {
        return atEnds[slot] + currentRises[slot];
    }
}
