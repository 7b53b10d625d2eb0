// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.statistic;

import io.mlops4j.drift.law.ChiSquareLaw;

/**
 * The shares of both samples as they were counted, zeros included, in the bins that hold a value of either sample. For
 * statistics that need no logarithm of a zero. Immutable.
 */
final class CountedShares {
    /** The law of {@link #homogeneityPValue}. */
    static final String HOMOGENEITY_LAW =
            "p-value: that of Pearson's chi-square test of homogeneity on the same bins, with B - 1 degrees of freedom, B"
                    + " being the number of bins that are not empty in both samples.";

    private final double[] reference;
    private final double[] current;
    private final double[] gaps;
    private final long referenceSize;
    private final long currentSize;

    private CountedShares(double[] reference, double[] current, double[] gaps, long referenceSize, long currentSize) {
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
        double[] reference = new double[bins];
        double[] current = new double[bins];
        double[] gaps = new double[bins];
        long n = counts.referenceSize();
        long m = counts.currentSize();
        int filled = 0;
        for (int bin = 0; bin < counts.bins(); bin++) {
            if (counts.reference(bin) > 0 || counts.current(bin) > 0) {
                reference[filled] = (double) counts.reference(bin) / n;
                current[filled] = (double) counts.current(bin) / m;
                gaps[filled++] = gap(counts.reference(bin), n, counts.current(bin), m);
            }
        }
        return new CountedShares(reference, current, gaps, n, m);
    }

    /** The difference of the shares {@code b / m - a / n}: from integers where they fit, so that nothing cancels. */
    private static double gap(long a, long n, long b, long m) {
        boolean fitsLong = Math.multiplyHigh(n, m) == 0 && n * m > 0;
        return fitsLong ? (b * n - a * m) / ((double) n * m) : (double) b / m - (double) a / n;
    }

    /** The number of bins that hold a value of either sample, at least 1. */
    int bins() {
        return reference.length;
    }

    double reference(int bin) {
        return reference[bin];
    }

    double current(int bin) {
        return current[bin];
    }

    /** The current share minus the reference's. */
    double gap(int bin) {
        return gaps[bin];
    }

    /** Pearson's statistic of the table of both samples' counts, without correction for continuity. */
    double homogeneity() {
        double sum = 0;
        for (int bin = 0; bin < gaps.length; bin++) {
            sum += gaps[bin] * gaps[bin] / (reference[bin] / currentSize + current[bin] / referenceSize);
        }
        return sum;
    }

    double homogeneityPValue() {
        return ChiSquareLaw.pValue(homogeneity(), bins());
    }

    /** Cramér's V if both samples were of one size, from 0 to 1. */
    double cramersV() {
        double sum = 0;
        for (int bin = 0; bin < gaps.length; bin++) {
            sum += gaps[bin] * gaps[bin] / (reference[bin] + current[bin]);
        }
        return Math.sqrt(sum / 2);
    }
}
