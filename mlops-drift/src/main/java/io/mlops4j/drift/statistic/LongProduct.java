// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.statistic;

/** Whether shares of two samples can be compared in integers, as {@code b n - a m} of {@code n m}, so that nothing cancels. */
final class LongProduct {
    private LongProduct() {}

    /** Whether the product of the two sizes, both positive, is a {@code long}. */
    static boolean fits(long n, long m) {
        return Math.multiplyHigh(n, m) == 0 && n * m > 0;
    }
}
