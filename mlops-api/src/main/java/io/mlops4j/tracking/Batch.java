// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.tracking;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Several things to record about a run at once: all of them are recorded, or none. A batch may hold as many as it likes
 * up to 4 MiB in stored form, which is always room for 1,000 points, files or short params. Immutable; made by {@link
 * #builder}.
 *
 * @param params params to set
 * @param tags tags to set
 * @param metrics points to log
 * @param inputs datasets to log
 */
public record Batch(
        SortedMap<String, String> params,
        SortedMap<String, String> tags,
        List<MetricPoint> metrics,
        List<DatasetInput> inputs) {
    /** Copies. */
    public Batch {
        params = Collections.unmodifiableSortedMap(new TreeMap<>(params));
        tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
        metrics = List.copyOf(metrics);
        inputs = List.copyOf(inputs);
    }

    /**
     * Starts a batch.
     *
     * @return a builder, to be used by one thread
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects the entries of a batch. Not thread-safe. */
    public static final class Builder {
        private final SortedMap<String, String> params = new TreeMap<>();
        private final SortedMap<String, String> tags = new TreeMap<>();
        private final List<MetricPoint> metrics = new ArrayList<>();
        private final List<DatasetInput> inputs = new ArrayList<>();

        private Builder() {}

        /**
         * Adds a param.
         *
         * @param key its key
         * @param value its value
         * @return this builder
         * @throws IllegalArgumentException if the batch holds another value for the key already
         */
        public Builder param(String key, String value) {
            String before = params.putIfAbsent(key, value);
            if (before != null && !before.equals(value)) {
                throw new IllegalArgumentException(
                        "Invalid param '" + key + "': '" + value + "' (the batch sets it to '" + before + "' already)");
            }
            return this;
        }

        /**
         * Adds a tag; a later value for the same key replaces an earlier one.
         *
         * @param key its key
         * @param value its value
         * @return this builder
         */
        public Builder tag(String key, String value) {
            tags.put(key, value);
            return this;
        }

        /**
         * Adds a point.
         *
         * @param point the point
         * @return this builder
         */
        public Builder metric(MetricPoint point) {
            metrics.add(point);
            return this;
        }

        /**
         * Adds a dataset.
         *
         * @param input the dataset
         * @return this builder
         */
        public Builder input(DatasetInput input) {
            inputs.add(input);
            return this;
        }

        /**
         * Ends the batch.
         *
         * @return the entries so far
         */
        public Batch build() {
            return new Batch(params, tags, metrics, inputs);
        }
    }
}
