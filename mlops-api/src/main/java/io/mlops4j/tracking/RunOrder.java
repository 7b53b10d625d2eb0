// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.tracking;

import io.mlops4j.common.Names;

/**
 * The order of found runs. Whatever the direction, metrics that are NaN come after all numbers, and runs that lack the
 * value come last; ties are ordered by run id, ascending.
 *
 * @param by what to compare
 * @param key the metric, param or tag; empty for start time and name
 * @param direction smaller or larger first
 */
public record RunOrder(By by, String key, Direction direction) {
    /** What to compare. */
    public enum By {
        /** When the run began. */
        STARTED,
        /** The run's name, by UTF-16 code units. */
        NAME,
        /** The latest value of a metric. */
        METRIC,
        /** The value of a param, by UTF-16 code units. */
        PARAM,
        /** The value of a tag, by UTF-16 code units. */
        TAG
    }

    /** Which end comes first. */
    public enum Direction {
        /** Smaller, or earlier, first. */
        ASCENDING,
        /** Larger, or later, first. */
        DESCENDING
    }

    /**
     * Checks that there is a key where one is needed.
     *
     * @throws IllegalArgumentException if the key is missing, superfluous or not valid
     */
    public RunOrder {
        boolean keyed = by == By.METRIC || by == By.PARAM || by == By.TAG;
        if (keyed) {
            Names.key("key to order by", key);
        } else if (!key.isEmpty()) {
            throw Names.invalid("key to order by", key, "none for " + by);
        }
    }

    /**
     * Latest start first.
     *
     * @return the order
     */
    public static RunOrder newestFirst() {
        return new RunOrder(By.STARTED, "", Direction.DESCENDING);
    }

    /**
     * Earliest start first.
     *
     * @return the order
     */
    public static RunOrder oldestFirst() {
        return new RunOrder(By.STARTED, "", Direction.ASCENDING);
    }

    /**
     * By the latest value of a metric.
     *
     * @param key the metric
     * @param direction smaller or larger first
     * @return the order
     * @throws IllegalArgumentException if the key is not valid
     */
    public static RunOrder byMetric(String key, Direction direction) {
        return new RunOrder(By.METRIC, key, direction);
    }

    /**
     * By name.
     *
     * @param direction smaller or larger first
     * @return the order
     */
    public static RunOrder byName(Direction direction) {
        return new RunOrder(By.NAME, "", direction);
    }

    /**
     * By the value of a tag.
     *
     * @param key the tag
     * @param direction smaller or larger first
     * @return the order
     * @throws IllegalArgumentException if the key is not valid
     */
    public static RunOrder byTag(String key, Direction direction) {
        return new RunOrder(By.TAG, key, direction);
    }

    /**
     * By the value of a param.
     *
     * @param key the param
     * @param direction smaller or larger first
     * @return the order
     * @throws IllegalArgumentException if the key is not valid
     */
    public static RunOrder byParam(String key, Direction direction) {
        return new RunOrder(By.PARAM, key, direction);
    }
}
