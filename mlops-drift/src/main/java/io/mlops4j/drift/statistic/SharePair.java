// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.statistic;

import io.mlops4j.drift.law.ChiSquareLaw;

/** The positive shares of both samples in the bins that an {@link EmptyBinRule} keeps. Immutable. */
final class SharePair {
    private final double[] reference;
    private final double[] current;
    private final long referenceSize;
    private final long currentSize;

    private SharePair(double[] reference, double[] current, long referenceSize, long currentSize) {
        this.reference = reference;
        this.current = current;
        this.referenceSize = referenceSize;
        this.currentSize = currentSize;
    }

    static SharePair of(BinnedCounts counts, EmptyBinRule rule) {
        int bins = 0;
        long referenceSize = 0;
        long currentSize = 0;
        int[] kept = new int[counts.bins()];
        for (int bin = 0; bin < counts.bins(); bin++) {
            if (keeps(rule, counts.reference(bin), counts.current(bin))) {
                kept[bins++] = bin;
                referenceSize += counts.reference(bin);
                currentSize += counts.current(bin);
            }
        }
        double[] reference = new double[bins];
        double[] current = new double[bins];
        for (int i = 0; i < bins; i++) {
            reference[i] = share(rule, counts.reference(kept[i]), referenceSize, bins);
            current[i] = share(rule, counts.current(kept[i]), currentSize, bins);
        }
        return new SharePair(reference, current, referenceSize, currentSize);
    }

    private static boolean keeps(EmptyBinRule rule, long reference, long current) {
        return rule instanceof EmptyBinRule.Drop ? reference > 0 && current > 0 : reference > 0 || current > 0;
    }

    private static double share(EmptyBinRule rule, long count, long size, int bins) {
        if (rule instanceof EmptyBinRule.AddHalf) {
            return (count + 0.5) / (size + 0.5 * bins);
        }
        if (rule instanceof EmptyBinRule.Epsilon epsilon && count == 0) {
            return epsilon.share();
        }
        return (double) count / size;
    }

    int bins() {
        return reference.length;
    }

    /** The reference's shares, one per kept bin. Not a copy: do not change. */
    double[] reference() {
        return reference;
    }

    /** The current sample's shares, in the same order. Not a copy: do not change. */
    double[] current() {
        return current;
    }

    /** The p-value of a statistic that, without drift, is distributed as {@code (1/n + 1/m) * chi2(B - 1)}. */
    double pValue(double statistic) {
        return ChiSquareLaw.pValue(statistic, referenceSize, currentSize, bins());
    }
}
