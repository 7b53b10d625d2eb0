// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.state;

import io.mlops4j.core.collection.PersistentMap;
import java.util.OptionalLong;

/**
 * The ids of all commands of a log, with the entries that carry them. Immutable: adding gives a new value and shares what is
 * old.
 *
 * @param entries the first entry that carries each id
 */
public record CommandIds(PersistentMap<String, Long> entries) {
    /** No ids. */
    public static final CommandIds NONE = new CommandIds(PersistentMap.empty());

    /**
     * Finds an entry.
     *
     * @param id the id of a command
     * @return the first entry that carries it, or empty if none does
     */
    public OptionalLong find(String id) {
        Long revision = entries.get(id);
        return revision == null ? OptionalLong.empty() : OptionalLong.of(revision);
    }

    CommandIds with(String id, long revision) {
        return entries.containsKey(id) ? this : new CommandIds(entries.with(id, revision));
    }
}
