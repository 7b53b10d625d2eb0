// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.regex.Pattern;

/** Reads and compares what {@code src/test/python/reference_values.py} wrote. */
public final class ReferenceValues {
    private static final double STATISTIC_ERROR = 1e-12;
    private static final double P_VALUE_ERROR = 1e-9;

    private ReferenceValues() {}

    public static long[] longs(String words) {
        return Pattern.compile(" ")
                .splitAsStream(words)
                .mapToLong(Long::parseLong)
                .toArray();
    }

    public static double[] doubles(String words) {
        return Pattern.compile(" ")
                .splitAsStream(words)
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    public static void assertStatistic(double actual, double expected) {
        // Where the samples agree, what is left is the rounding of shares, which has no digits to compare.
        assertThat(actual).isCloseTo(expected, within(Math.max(1e-18, STATISTIC_ERROR * Math.abs(expected))));
    }

    public static void assertPValue(double actual, double expected) {
        assertThat(actual).isCloseTo(expected, within(P_VALUE_ERROR * expected));
    }

    /** Counts of values on points, with a gap without values between each two. */
    static RankedCounts onPoints(long[] reference, long[] current) {
        long[] referenceSlots = new long[2 * reference.length + 1];
        long[] currentSlots = new long[2 * current.length + 1];
        for (int i = 0; i < reference.length; i++) {
            referenceSlots[2 * i] = reference[i];
            currentSlots[2 * i] = current[i];
        }
        return RankedCounts.of(referenceSlots, currentSlots);
    }

    static EmptyBinRule rule(String id) {
        return switch (id) {
            case "add-half" -> EmptyBinRule.addHalf();
            case "drop" -> EmptyBinRule.drop();
            default -> EmptyBinRule.epsilon(Double.parseDouble(id.substring("epsilon ".length())));
        };
    }
}
