// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.tracking;

import io.mlops4j.common.Names;
import java.util.Comparator;

/**
 * One measured value of a run. NaN and the infinities are values like any other and kept exactly.
 *
 * @param key what was measured, a valid {@link Names#key}
 * @param value the value, any double
 * @param step where in the training it was measured, any number, in any order; 0 if the host gives none
 * @param epochMillis when it was measured, in milliseconds since 1970-01-01T00:00Z, 0 or more
 */
public record MetricPoint(String key, double value, long step, long epochMillis) {
    /**
     * Which of two points of one key is the later: the one with the larger step, then the later time, then the larger
     * value, where NaN is larger than all numbers. The latest point of a key is its maximum.
     */
    public static final Comparator<MetricPoint> BY_RECENCY = Comparator.comparingLong(MetricPoint::step)
            .thenComparingLong(MetricPoint::epochMillis)
            .thenComparingDouble(MetricPoint::value);

    /**
     * Checks key and time.
     *
     * @throws IllegalArgumentException if the key is not valid or the time is negative
     */
    public MetricPoint {
        Names.key("metric key", key);
        if (epochMillis < 0) {
            throw Names.invalid("time of metric " + key, epochMillis, "0 or more milliseconds since 1970");
        }
    }
}
