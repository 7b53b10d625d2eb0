// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.statistic;

/** What every array of counts and every threshold must satisfy. */
final class Arguments {
    private Arguments() {}

    static void requireSameLength(long[] reference, long[] current) {
        if (reference.length != current.length) {
            throw new IllegalArgumentException("Invalid current: " + current.length + " counts (the reference has "
                    + reference.length + ", both must have as many)");
        }
    }

    static long total(String name, long[] counts) {
        long total = 0;
        for (long count : counts) {
            if (count < 0) {
                throw new IllegalArgumentException(
                        "Invalid " + name + ": " + count + " (a count must not be negative)");
            }
            total += count;
            if (total < 0) {
                throw new IllegalArgumentException("Invalid " + name + ": sum of counts exceeds 2^63 - 1");
            }
        }
        return total;
    }

    static double requireThreshold(double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("Invalid threshold: " + value + " (must be positive and finite)");
        }
        return value;
    }
}
