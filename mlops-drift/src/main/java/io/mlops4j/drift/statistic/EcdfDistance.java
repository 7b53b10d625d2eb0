// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.statistic;

/**
 * The largest distance between two empirical distribution functions of which only the counts in slots are known.
 *
 * @param atSlots the largest distance at the ends of the slots; NaN if a sample is empty
 * @param anywhere the largest distance the samples could have inside the slots; at least {@code atSlots}, and equal to it if
 *     no interval holds values of the reference
 */
record EcdfDistance(double atSlots, double anywhere) {
    static EcdfDistance of(RankedCounts counts, Alternative alternative) {
        long n = counts.referenceSize();
        long m = counts.currentSize();
        if (n == 0 || m == 0) {
            return new EcdfDistance(Double.NaN, Double.NaN);
        }
        return LongProduct.fits(n, m) ? inIntegers(counts, n, m, alternative) : inDoubles(counts, n, m, alternative);
    }

    /** Distances scaled by {@code n * m} are integers, so nothing is rounded but the last division. */
    private static EcdfDistance inIntegers(RankedCounts counts, long n, long m, Alternative alternative) {
        long below = 0;
        long atSlots = 0;
        long anywhere = 0;
        for (int slot = 0; slot < counts.slots(); slot++) {
            long referenceRise = counts.reference(slot) * m;
            long currentRise = counts.current(slot) * n;
            long above = below + referenceRise - currentRise;
            atSlots = Math.max(atSlots, alternative.of(above, above));
            if (RankedCounts.isInterval(slot) && referenceRise > 0) {
                anywhere = Math.max(anywhere, alternative.of(below - currentRise, below + referenceRise));
            }
            below = above;
        }
        double scale = (double) n * m;
        return new EcdfDistance(atSlots / scale, Math.max(atSlots, anywhere) / scale);
    }

    private static EcdfDistance inDoubles(RankedCounts counts, long n, long m, Alternative alternative) {
        long referenceBelow = 0;
        long currentBelow = 0;
        double atSlots = 0;
        double anywhere = 0;
        for (int slot = 0; slot < counts.slots(); slot++) {
            double referenceStart = (double) referenceBelow / n;
            double currentStart = (double) currentBelow / m;
            referenceBelow += counts.reference(slot);
            currentBelow += counts.current(slot);
            double referenceEnd = (double) referenceBelow / n;
            double currentEnd = (double) currentBelow / m;
            atSlots = Math.max(atSlots, alternative.of(referenceEnd - currentEnd, referenceEnd - currentEnd));
            if (RankedCounts.isInterval(slot) && counts.reference(slot) > 0) {
                anywhere = Math.max(anywhere, alternative.of(referenceStart - currentEnd, referenceEnd - currentStart));
            }
        }
        return new EcdfDistance(atSlots, Math.max(atSlots, anywhere));
    }
}
