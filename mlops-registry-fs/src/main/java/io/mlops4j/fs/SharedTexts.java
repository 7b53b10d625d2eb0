// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs;

import io.mlops4j.common.ExperimentName;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gives equal texts as one, as runs have many in common. Never keeps more than it may. Not thread-safe. */
final class SharedTexts {
    /** A text that is seen after so many others is more likely one of a kind. */
    private static final int MAX = 10_000;

    private final Map<String, String> texts = new HashMap<>();
    private final Map<List<String>, String[]> keys = new HashMap<>();
    private final Map<ExperimentName, ExperimentName> experiments = new HashMap<>();

    String text(String text) {
        return shared(texts, text, text);
    }

    ExperimentName experiment(ExperimentName experiment) {
        return shared(experiments, experiment, experiment);
    }

    String[] keys(Collection<String> some) {
        List<String> all = some.stream().map(this::text).toList();
        return shared(keys, all, all.toArray(String[]::new));
    }

    private static <K, V> V shared(Map<K, V> known, K key, V value) {
        V first = known.size() < MAX ? known.putIfAbsent(key, value) : known.get(key);
        return first == null ? value : first;
    }
}
