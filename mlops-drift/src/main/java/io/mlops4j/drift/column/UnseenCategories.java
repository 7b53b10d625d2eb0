// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.column;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Counts of categories that the reference does not name. Of these, the first {@code limit} in the order of their names are
 * kept by name and the rest pooled.
 *
 * <p>"First by name" and not "first seen" makes the result independent of the order in which rows and parts arrive: a name
 * among the first of all names is among the first of every part that has it, so it is never pooled on the way.
 */
public final class UnseenCategories {
    private final int limit;
    private final TreeMap<String, Long> named = new TreeMap<>();
    private long pooled;

    /**
     * Starts with none.
     *
     * @param limit how many names are kept, at least 0
     */
    public UnseenCategories(int limit) {
        this.limit = limit;
    }

    /** Rows by category, in the order of the names. A live view. */
    public SortedMap<String, Long> named() {
        return Collections.unmodifiableSortedMap(named);
    }

    /** Rows whose category was not kept by name. */
    public long pooled() {
        return pooled;
    }

    /** All rows. */
    public long total() {
        long total = pooled;
        for (long times : named.values()) {
            total = Math.addExact(total, times);
        }
        return total;
    }

    /** Counts one category that many times, at least 0. */
    public void add(String category, long times) {
        if (times == 0) {
            return;
        }
        named.merge(category, times, Math::addExact);
        if (named.size() > limit) {
            addPooled(named.pollLastEntry().getValue());
        }
    }

    /** Counts rows whose category is not known by name. */
    public void addPooled(long times) {
        pooled = Math.addExact(pooled, times);
    }

    /** Adds the counts of another part of the same column. */
    public void merge(UnseenCategories other) {
        // Merged with itself, every name is known already, so the map that is walked does not change its shape.
        for (Map.Entry<String, Long> entry : other.named.entrySet()) {
            add(entry.getKey(), entry.getValue());
        }
        addPooled(other.pooled);
    }
}
