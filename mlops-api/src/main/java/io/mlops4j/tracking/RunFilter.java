// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.tracking;

import io.mlops4j.common.Digest;
import io.mlops4j.common.Names;
import io.mlops4j.common.RunId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Which runs a search finds: conditions that can be combined.
 *
 * <pre>{@code
 * RunFilter good = RunFilter.metric("auc").gt(0.8).and(RunFilter.param("kind").eq("tree"));
 * }</pre>
 *
 * <p>A condition on a metric, param or tag is never met by a run that lacks it, not even {@code ne}; {@link #not} is
 * the plain complement, so it is met by such runs. Metrics are compared by their latest value; NaN meets no comparison,
 * and is found by {@link MetricCondition#isNaN}. Texts are compared exactly, case included.
 *
 * <p>Conditions may be nested {@value #MAX_DEPTH} deep, so that a store can walk a filter without fear for its stack;
 * what is nested deeper is refused when it is built. {@link #and} and {@link #or} on their own kind add no depth.
 */
public sealed interface RunFilter {
    /** How deep conditions may be nested: deeper than anybody writes them, and far from the end of any stack. */
    int MAX_DEPTH = 100;

    /** How two values are compared. */
    enum Comparison {
        /** Equal. */
        EQ,
        /** Not equal. */
        NE,
        /** Less than. */
        LT,
        /** Less than or equal. */
        LE,
        /** Greater than. */
        GT,
        /** Greater than or equal. */
        GE
    }

    /** Which texts of a run are meant. */
    enum TextOf {
        /** Its params. */
        PARAM,
        /** Its tags. */
        TAG
    }

    /** How a text is matched. */
    enum Match {
        /** Equal to the value. */
        EQ,
        /** Present and not equal to the value. */
        NE,
        /** Contains the value. */
        CONTAINS,
        /** Starts with the value. */
        STARTS_WITH
    }

    /** Every run. */
    record All() implements RunFilter {}

    /**
     * The latest value of a metric compares so to a number.
     *
     * @param key the metric
     * @param comparison how
     * @param value any number but NaN
     */
    record MetricIs(String key, Comparison comparison, double value) implements RunFilter {
        /**
         * Checks key and value.
         *
         * @throws IllegalArgumentException if the key is not valid or the value is NaN
         */
        public MetricIs {
            Names.key("metric key", key);
            if (Double.isNaN(value)) {
                throw Names.invalid("value to compare metric " + key + " with", value, "not NaN; use isNaN()");
            }
        }
    }

    /**
     * The latest value of a metric is NaN.
     *
     * @param key the metric
     */
    record MetricIsNaN(String key) implements RunFilter {
        /**
         * Checks the key.
         *
         * @throws IllegalArgumentException if it is not valid
         */
        public MetricIsNaN {
            Names.key("metric key", key);
        }
    }

    /**
     * The run has the metric, whatever its value.
     *
     * @param key the metric
     */
    record HasMetric(String key) implements RunFilter {
        /**
         * Checks the key.
         *
         * @throws IllegalArgumentException if it is not valid
         */
        public HasMetric {
            Names.key("metric key", key);
        }
    }

    /**
     * A param or tag matches a text.
     *
     * @param of param or tag
     * @param key its key
     * @param match how
     * @param value the text
     */
    record TextIs(TextOf of, String key, Match match, String value) implements RunFilter {
        /**
         * Checks key and value.
         *
         * @throws IllegalArgumentException if one is not valid
         */
        public TextIs {
            Names.key("key", key);
            Names.text("value to compare " + key + " with", value);
        }
    }

    /**
     * The run has the param or tag, whatever its value.
     *
     * @param of param or tag
     * @param key its key
     */
    record HasText(TextOf of, String key) implements RunFilter {
        /**
         * Checks the key.
         *
         * @throws IllegalArgumentException if it is not valid
         */
        public HasText {
            Names.key("key", key);
        }
    }

    /**
     * The run is in one of these states.
     *
     * @param statuses the states
     */
    record StatusIn(Set<RunStatus> statuses) implements RunFilter {
        /** Copies. */
        public StatusIn {
            statuses = Set.copyOf(statuses);
        }
    }

    /**
     * The run began at or after a moment.
     *
     * @param moment the moment
     */
    record StartedSince(Instant moment) implements RunFilter {}

    /**
     * The run began before a moment.
     *
     * @param moment the moment
     */
    record StartedBefore(Instant moment) implements RunFilter {}

    /**
     * The run is a part of another.
     *
     * @param parent the other
     */
    record PartOf(RunId parent) implements RunFilter {}

    /**
     * The run read a dataset of this content.
     *
     * @param dataset the content's digest
     */
    record ReadDataset(Digest dataset) implements RunFilter {}

    /**
     * All of several conditions.
     *
     * @param all the conditions; an empty list is met by every run
     */
    record And(List<RunFilter> all) implements RunFilter {
        /**
         * Copies.
         *
         * @throws IllegalArgumentException if the filter is nested too deeply
         */
        public And {
            all = requireDepth(List.copyOf(all));
        }
    }

    /**
     * At least one of several conditions.
     *
     * @param any the conditions; an empty list is met by no run
     */
    record Or(List<RunFilter> any) implements RunFilter {
        /**
         * Copies.
         *
         * @throws IllegalArgumentException if the filter is nested too deeply
         */
        public Or {
            any = requireDepth(List.copyOf(any));
        }
    }

    /**
     * The complement of a condition.
     *
     * @param filter the condition
     */
    record Not(RunFilter filter) implements RunFilter {
        /**
         * Checks the depth.
         *
         * @throws IllegalArgumentException if the filter is nested too deeply
         */
        public Not {
            requireDepth(List.of(filter));
        }
    }

    /**
     * Every run.
     *
     * @return the filter that lets all through
     */
    static RunFilter all() {
        return new All();
    }

    /**
     * Begins a condition on a metric.
     *
     * @param key the metric
     * @return what can be asked of it
     */
    static MetricCondition metric(String key) {
        return new MetricCondition(key);
    }

    /**
     * Begins a condition on a param.
     *
     * @param key the param
     * @return what can be asked of it
     */
    static TextCondition param(String key) {
        return new TextCondition(TextOf.PARAM, key);
    }

    /**
     * Begins a condition on a tag.
     *
     * @param key the tag
     * @return what can be asked of it
     */
    static TextCondition tag(String key) {
        return new TextCondition(TextOf.TAG, key);
    }

    /**
     * Runs in one of some states.
     *
     * @param statuses the states
     * @return the filter
     */
    static RunFilter status(RunStatus... statuses) {
        return new StatusIn(Set.copyOf(List.of(statuses)));
    }

    /**
     * Runs that began at or after a moment.
     *
     * @param moment the moment
     * @return the filter
     */
    static RunFilter startedSince(Instant moment) {
        return new StartedSince(moment);
    }

    /**
     * Runs that began before a moment.
     *
     * @param moment the moment
     * @return the filter
     */
    static RunFilter startedBefore(Instant moment) {
        return new StartedBefore(moment);
    }

    /**
     * Runs that are a part of another.
     *
     * @param parent the other
     * @return the filter
     */
    static RunFilter partOf(RunId parent) {
        return new PartOf(parent);
    }

    /**
     * Runs that read a dataset of this content.
     *
     * @param dataset the content's digest
     * @return the filter
     */
    static RunFilter readDataset(Digest dataset) {
        return new ReadDataset(dataset);
    }

    /**
     * Runs that do not meet a condition.
     *
     * @param filter the condition
     * @return its complement
     */
    static RunFilter not(RunFilter filter) {
        return new Not(filter);
    }

    /**
     * Adds a condition that must be met too.
     *
     * @param other the condition
     * @return both
     */
    default RunFilter and(RunFilter other) {
        return new And(joined(this instanceof And and ? and.all() : List.of(this), other));
    }

    /**
     * Adds a condition that may be met instead.
     *
     * @param other the condition
     * @return either
     */
    default RunFilter or(RunFilter other) {
        return new Or(joined(this instanceof Or or ? or.any() : List.of(this), other));
    }

    private static List<RunFilter> requireDepth(List<RunFilter> parts) {
        int depth = 1 + deepest(parts);
        if (depth > MAX_DEPTH) {
            throw Names.invalid("depth of a filter", depth, "at most " + MAX_DEPTH);
        }
        return parts;
    }

    /** The parts were checked when they were built, so this never goes deeper than they may be. */
    private static int deepest(List<RunFilter> parts) {
        return parts.stream().mapToInt(RunFilter::depth).max().orElse(0);
    }

    private static int depth(RunFilter filter) {
        if (filter instanceof And and) {
            return 1 + deepest(and.all());
        }
        if (filter instanceof Or or) {
            return 1 + deepest(or.any());
        }
        return 1 + (filter instanceof Not not ? depth(not.filter()) : 0);
    }

    private static List<RunFilter> joined(List<RunFilter> some, RunFilter one) {
        List<RunFilter> all = new ArrayList<>(some);
        all.add(one);
        return all;
    }
}
