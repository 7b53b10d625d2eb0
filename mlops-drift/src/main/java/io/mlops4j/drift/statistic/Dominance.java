// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.statistic;

/**
 * How much more often values of one sample are larger than those of the other, over all pairs, where only the counts in slots are
 * known: {@code |P(larger) - P(smaller)|}.
 *
 * @param least the smallest it can be
 * @param most the largest it can be; equal to {@code least} if no interval holds values of both samples
 */
record Dominance(double least, double most) {
    /** Both samples must hold values. */
    static Dominance of(RankedCounts counts) {
        long n = counts.referenceSize();
        long m = counts.currentSize();
        return LongProduct.fits(n, m) ? inIntegers(counts, n, m) : inDoubles(counts, n, m);
    }

    private static Dominance inIntegers(RankedCounts counts, long n, long m) {
        long referenceBelow = 0;
        long difference = 0;
        long unknown = 0;
        for (int slot = 0; slot < counts.slots(); slot++) {
            long reference = counts.reference(slot);
            long current = counts.current(slot);
            long referenceAbove = n - referenceBelow - reference;
            difference += current * (referenceBelow - referenceAbove);
            unknown += RankedCounts.isInterval(slot) ? reference * current : 0;
            referenceBelow += reference;
        }
        return between((double) difference, (double) unknown, (double) n * m);
    }

    private static Dominance inDoubles(RankedCounts counts, long n, long m) {
        long referenceBelow = 0;
        double difference = 0;
        double unknown = 0;
        for (int slot = 0; slot < counts.slots(); slot++) {
            long reference = counts.reference(slot);
            double share = (double) counts.current(slot) / m;
            long referenceAbove = n - referenceBelow - reference;
            difference += share * (referenceBelow - referenceAbove) / n;
            unknown += RankedCounts.isInterval(slot) ? share * reference / n : 0;
            referenceBelow += reference;
        }
        return between(difference, unknown, 1);
    }

    private static Dominance between(double difference, double unknown, double pairs) {
        double size = Math.abs(difference);
        return new Dominance(Math.max(0, size - unknown) / pairs, Math.min(1, (size + unknown) / pairs));
    }
}
