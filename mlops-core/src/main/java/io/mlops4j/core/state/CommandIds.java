// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.state;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The ids of all commands of a log, with the entries that carry them. Immutable: adding gives a new value and shares what is
 * old. Kept as maps of which each is at least twice as large as the next, so that adding costs O(log n) on average.
 *
 * @param maps the maps, the largest first
 */
public record CommandIds(List<Map<String, Long>> maps) {
    /** No ids. */
    public static final CommandIds NONE = new CommandIds(List.of());

    /** Copies the list. */
    public CommandIds {
        maps = List.copyOf(maps);
    }

    /**
     * Finds an entry.
     *
     * @param id the id of a command
     * @return the first entry that carries it, or empty if none does
     */
    public OptionalLong find(String id) {
        for (Map<String, Long> map : maps) {
            Long revision = map.get(id);
            if (revision != null) {
                return OptionalLong.of(revision);
            }
        }
        return OptionalLong.empty();
    }

    CommandIds with(String id, long revision) {
        if (find(id).isPresent()) {
            return this;
        }
        List<Map<String, Long>> next = new ArrayList<>(maps);
        Map<String, Long> merged = Map.of(id, revision);
        while (!next.isEmpty() && next.get(next.size() - 1).size() <= merged.size()) {
            Map<String, Long> both = new HashMap<>(next.remove(next.size() - 1));
            both.putAll(merged);
            merged = both;
        }
        next.add(merged);
        return new CommandIds(next);
    }
}
