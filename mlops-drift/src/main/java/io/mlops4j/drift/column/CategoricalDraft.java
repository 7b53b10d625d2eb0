// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.drift.column;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Collects a reference sample of categories. */
public final class CategoricalDraft extends ColumnDraft {
    private static final Comparator<Map.Entry<String, Long>> MOST_FREQUENT_THEN_NAME =
            Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey());

    private final Map<String, Long> counts = new HashMap<>();

    /** Adds one category that many times, at least 0; null has its own place. */
    public void add(@Nullable String category, long times) {
        if (category == null) {
            addAbsences(new Absences(times, 0, 0));
        } else if (times > 0) {
            counts.merge(CategoryNames.storable(category), times, Math::addExact);
        }
    }

    /** Adds the rows of another part of the sample, which is left as it is. */
    public void addAll(CategoricalDraft other) {
        // Added to itself, every category is known already, so the map that is walked does not change its shape.
        other.counts.forEach(this::add);
        addAbsences(other.absences());
    }

    /**
     * Makes the profile.
     *
     * @param name the column's name
     * @param limit how many categories are kept by name, the most frequent first; at least 1
     * @param unseenLimit how many new categories later counts keep by name
     */
    public CategoricalProfile toProfile(String name, int limit, int unseenLimit) {
        List<Map.Entry<String, Long>> ranked =
                counts.entrySet().stream().sorted(MOST_FREQUENT_THEN_NAME).toList();
        TreeMap<String, Long> named = new TreeMap<>();
        long pooled = 0;
        for (Map.Entry<String, Long> entry : ranked) {
            if (named.size() < limit) {
                named.put(entry.getKey(), entry.getValue());
            } else {
                pooled = Math.addExact(pooled, entry.getValue());
            }
        }
        return new CategoricalProfile(name, absences(), named, pooled, unseenLimit);
    }
}
