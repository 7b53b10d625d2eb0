// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.tracking;

/**
 * What can be asked of a metric.
 *
 * @param key the metric
 */
public record MetricCondition(String key) {
    /**
     * Equal.
     *
     * @param value a number, not NaN
     * @return the filter
     */
    public RunFilter eq(double value) {
        return new RunFilter.MetricIs(key, RunFilter.Comparison.EQ, value);
    }

    /**
     * Present and not equal.
     *
     * @param value a number, not NaN
     * @return the filter
     */
    public RunFilter ne(double value) {
        return new RunFilter.MetricIs(key, RunFilter.Comparison.NE, value);
    }

    /**
     * Less than.
     *
     * @param value a number, not NaN
     * @return the filter
     */
    public RunFilter lt(double value) {
        return new RunFilter.MetricIs(key, RunFilter.Comparison.LT, value);
    }

    /**
     * Less than or equal.
     *
     * @param value a number, not NaN
     * @return the filter
     */
    public RunFilter le(double value) {
        return new RunFilter.MetricIs(key, RunFilter.Comparison.LE, value);
    }

    /**
     * Greater than.
     *
     * @param value a number, not NaN
     * @return the filter
     */
    public RunFilter gt(double value) {
        return new RunFilter.MetricIs(key, RunFilter.Comparison.GT, value);
    }

    /**
     * Greater than or equal.
     *
     * @param value a number, not NaN
     * @return the filter
     */
    public RunFilter ge(double value) {
        return new RunFilter.MetricIs(key, RunFilter.Comparison.GE, value);
    }

    /**
     * NaN.
     *
     * @return the filter
     */
    public RunFilter isNaN() {
        return new RunFilter.MetricIsNaN(key);
    }

    /**
     * Present.
     *
     * @return the filter
     */
    public RunFilter exists() {
        return new RunFilter.HasMetric(key);
    }
}
