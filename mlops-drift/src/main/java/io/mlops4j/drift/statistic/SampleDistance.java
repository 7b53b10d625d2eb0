// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.statistic;

import java.util.Arrays;

/** The Wasserstein distance of sorted samples. */
final class SampleDistance {
    private SampleDistance() {}

    static double of(double[] reference, double[] current) {
        double[] first = sorted(reference);
        double[] second = sorted(current);
        if (first.length == 0 || second.length == 0) {
            return Double.NaN;
        }
        double sum = 0;
        int i = 0;
        int j = 0;
        double at = Math.min(first[0], second[0]);
        while (i < first.length || j < second.length) {
            double next = Math.min(i < first.length ? first[i] : second[j], j < second.length ? second[j] : first[i]);
            long apart = (long) i * second.length - (long) j * first.length;
            // Not where the functions agree: an infinite width times nothing would not be a number.
            sum += apart == 0 || next == at
                    ? 0
                    : (next - at) * (Math.abs(apart) / ((double) first.length * second.length));
            at = next;
            while (i < first.length && first[i] == at) {
                i++;
            }
            while (j < second.length && second[j] == at) {
                j++;
            }
        }
        return sum;
    }

    private static double[] sorted(double[] values) {
        double[] sorted =
                Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
        Arrays.sort(sorted);
        return sorted;
    }
}
