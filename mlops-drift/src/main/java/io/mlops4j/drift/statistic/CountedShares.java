// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.statistic;

import io.mlops4j.drift.law.HomogeneityLaw;

/**
 * The shares of both samples as they were counted, zeros included, in the bins that hold a value of either sample. For
 * statistics that need no logarithm of a zero. Immutable.
 */
final class CountedShares {
    private final long[] reference;
    private final long[] current;
    private final double[] gaps;
    private final long referenceSize;
    private final long currentSize;

    private CountedShares(long[] reference, long[] current, double[] gaps, long referenceSize, long currentSize) {
        this.reference = reference;
        this.current = current;
        this.gaps = gaps;
        this.referenceSize = referenceSize;
        this.currentSize = currentSize;
    }

    /** Both samples must hold values. */
    static CountedShares of(BinnedCounts counts) {
        int bins = 0;
        for (int bin = 0; bin < counts.bins(); bin++) {
            bins += counts.reference(bin) > 0 || counts.current(bin) > 0 ? 1 : 0;
        }
        long[] reference = new long[bins];
        long[] current = new long[bins];
        double[] gaps = new double[bins];
        long n = counts.referenceSize();
        long m = counts.currentSize();
        int filled = 0;
        for (int bin = 0; bin < counts.bins(); bin++) {
            if (counts.reference(bin) > 0 || counts.current(bin) > 0) {
                reference[filled] = counts.reference(bin);
                current[filled] = counts.current(bin);
                gaps[filled++] = gap(counts.reference(bin), n, counts.current(bin), m);
            }
        }
        return new CountedShares(reference, current, gaps, n, m);
    }

    /** The difference of the shares {@code b / m - a / n}: from integers where they fit, so that nothing cancels. */
    private static double gap(long a, long n, long b, long m) {
        return LongProduct.fits(n, m) ? (b * n - a * m) / ((double) n * m) : (double) b / m - (double) a / n;
    }

    long currentSize() {
        return currentSize;
    }

    /** The size of both samples together. */
    double size() {
        return (double) referenceSize + currentSize;
    }

    /** The number of bins that hold a value of either sample, at least 1. */
    int bins() {
        return reference.length;
    }

    double reference(int bin) {
        return (double) reference[bin] / referenceSize;
    }

    double current(int bin) {
        return (double) current[bin] / currentSize;
    }

    /** The current share minus the reference's. */
    double gap(int bin) {
        return gaps[bin];
    }

    /** Pearson's statistic of the table of both samples' counts, without correction for continuity. */
    double homogeneity() {
        double sum = 0;
        for (int bin = 0; bin < gaps.length; bin++) {
            sum += gaps[bin] * gaps[bin] / (reference(bin) / currentSize + current(bin) / referenceSize);
        }
        return sum;
    }

    double homogeneityPValue() {
        return HomogeneityLaw.pValue(reference, current);
    }

    /** Cramér's V if both samples were of one size, from 0 to 1. */
    double cramersV() {
        double sum = 0;
        for (int bin = 0; bin < gaps.length; bin++) {
            sum += gaps[bin] * gaps[bin] / (reference(bin) + current(bin));
        }
        return Math.sqrt(sum / 2);
    }
}
