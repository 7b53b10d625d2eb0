// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.tracking;

/**
 * Doubles as whole numbers that every database orders alike: as the values do, both zeros as one, NaN above all. Databases
 * differ on NaN, infinities and the negative zero, but not on 64-bit integers.
 */
final class Rank {
    /** The rank of NaN, larger than that of every number. */
    static final long NOT_A_NUMBER = Double.doubleToLongBits(Double.NaN);

    private Rank() {}

    static long of(double value) {
        // adding zero makes the negative zero positive
        long bits = Double.doubleToLongBits(value + 0.0);
        // IEEE 754 orders positive numbers as their bits, and negative ones the other way round
        return bits >= 0 ? bits : bits ^ Long.MAX_VALUE;
    }
}
