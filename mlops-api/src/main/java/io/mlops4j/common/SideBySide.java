// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.common;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Two runs, or two versions of a model with the runs that made them, side by side.
 *
 * @param left what stands on the left
 * @param right what stands on the right
 * @param rows one row for each thing that either has, ordered by section and key
 */
public record SideBySide(String left, String right, List<Row> rows) {
    /** What a row is about, in this order. */
    public enum Section {
        /** A param. */
        PARAM,
        /** The latest value of a metric. */
        METRIC,
        /** A dataset, by name; the value is its digest. */
        INPUT,
        /** A tag. */
        TAG,
        /** A file, by path; the value is its digest. */
        ARTIFACT,
        /** What the run ran on. */
        ENVIRONMENT,
        /** A column of what a version takes or gives; the value is its type. */
        SIGNATURE
    }

    /**
     * One thing on both sides.
     *
     * @param section what it is about
     * @param key its key within the section
     * @param left its value on the left, or null if it is absent there
     * @param right its value on the right, or null if it is absent there
     */
    public record Row(
            Section section,
            String key,
            @Nullable String left,
            @Nullable String right) {
        /**
         * Tells whether the sides differ.
         *
         * @return whether one side lacks it or has another value
         */
        public boolean differs() {
            return left == null || !left.equals(right);
        }
    }

    /** Copies. */
    public SideBySide {
        rows = List.copyOf(rows);
    }

    /**
     * Only what differs.
     *
     * @return the rows whose sides differ
     */
    public List<Row> differences() {
        return rows.stream().filter(Row::differs).toList();
    }
}
