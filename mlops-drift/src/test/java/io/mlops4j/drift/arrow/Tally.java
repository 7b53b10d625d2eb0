// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.arrow;

import io.mlops4j.drift.kernel.NumberSource;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** A target that remembers how often each category was handed to it. */
final class Tally implements VectorValues.Target {
    private final Map<String, Long> categories = new TreeMap<>();
    private long nulls;
    private long mismatched;

    @Override
    public void numbers(double[] values, int count) {
        throw new AssertionError("categories are no numbers");
    }

    @Override
    public void numbers(NumberSource values) {
        throw new AssertionError("categories are no numbers");
    }

    @Override
    public void category(String category, long times) {
        if (times > 0) {
            categories.merge(category, times, Long::sum);
        }
    }

    @Override
    public void nulls(long times) {
        nulls += times;
    }

    @Override
    public void mismatched(long times) {
        mismatched += times;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tally tally
                && tally.categories.equals(categories)
                && tally.nulls == nulls
                && tally.mismatched == mismatched;
    }

    @Override
    public int hashCode() {
        return Objects.hash(categories, nulls, mismatched);
    }

    @Override
    public String toString() {
        return categories + ", " + nulls + " nulls, " + mismatched + " mismatched";
    }
}
