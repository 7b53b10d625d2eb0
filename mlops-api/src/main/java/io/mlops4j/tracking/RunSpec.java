// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.tracking;

import io.mlops4j.common.ExperimentName;
import io.mlops4j.common.Names;
import io.mlops4j.common.RunId;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How a run is to begin. Immutable; each {@code with} gives a new value.
 *
 * @param experiment what it is filed under; created on first use
 * @param id its identity, or null to have one made
 * @param name what people call it, or null to have it called by its id
 * @param parent the run that it is a part of, or null
 * @param tags its first tags
 */
public record RunSpec(
        ExperimentName experiment,
        @Nullable RunId id,
        @Nullable String name,
        @Nullable RunId parent,
        SortedMap<String, String> tags) {
    /**
     * Checks the name and copies the tags.
     *
     * @throws IllegalArgumentException if the name is not a valid {@link Names#key}
     */
    public RunSpec {
        if (name != null) {
            Names.key("run name", name);
        }
        tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
    }

    /**
     * A run of an experiment.
     *
     * @param experiment what it is filed under
     * @return the plan of a run with an id and name of its own, no parent and no tags
     */
    public static RunSpec of(ExperimentName experiment) {
        return new RunSpec(experiment, null, null, null, Collections.emptySortedMap());
    }

    /**
     * Chooses the identity.
     *
     * @param chosen an id that no run of the store has
     * @return this plan with that id
     */
    public RunSpec withId(RunId chosen) {
        return new RunSpec(experiment, chosen, name, parent, tags);
    }

    /**
     * Chooses the name.
     *
     * @param chosen what people call the run; need not be unique
     * @return this plan with that name
     * @throws IllegalArgumentException if the name is not a valid {@link Names#key}
     */
    public RunSpec withName(String chosen) {
        return new RunSpec(experiment, id, chosen, parent, tags);
    }

    /**
     * Makes the run a part of another.
     *
     * @param whole an existing run
     * @return this plan with that parent
     */
    public RunSpec withParent(RunId whole) {
        return new RunSpec(experiment, id, name, whole, tags);
    }

    /**
     * Adds a tag.
     *
     * @param key its key
     * @param value its value
     * @return this plan with one more tag
     */
    public RunSpec withTag(String key, String value) {
        SortedMap<String, String> more = new TreeMap<>(tags);
        more.put(key, value);
        return new RunSpec(experiment, id, name, parent, more);
    }
}
