// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.registry;

import io.mlops4j.common.ArtifactPath;
import io.mlops4j.common.Digest;
import io.mlops4j.common.ModelVersionId;
import io.mlops4j.common.Names;
import io.mlops4j.common.RunId;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a version of a registered model at one moment. Files, signature, source run and drift reference never
 * change; description and tags may.
 *
 * @param id the model and the number
 * @param artifact the digest of the {@linkplain io.mlops4j.artifact.ArtifactManifest manifest} of its files
 * @param signature what it takes and gives
 * @param run the run that made it, or null
 * @param driftReference where among its files the reference profile for drift lies, or null
 * @param description what sets it apart; may be empty
 * @param tags its tags
 * @param registeredBy who registered it
 * @param contributors the ids of those who made it: who registered it, who was declared, and who started its run, the
 *     runs that this one is part of and those that were part of it by then. None of them may approve it
 * @param registeredAt when, by the clock of the host that did
 * @param retirement why and by whom it was retired, or null if it was not
 * @param deletion why and by whom it was deleted, or null while it exists
 */
public record ModelVersion(
        ModelVersionId id,
        Digest artifact,
        Signature signature,
        @Nullable RunId run,
        @Nullable ArtifactPath driftReference,
        String description,
        SortedMap<String, String> tags,
        String registeredBy,
        SortedSet<String> contributors,
        Instant registeredAt,
        @Nullable Ending retirement,
        @Nullable Ending deletion) {
    /**
     * How a version was taken out of use.
     *
     * @param by who did it
     * @param reason why
     * @param at when, by the clock of the host
     */
    public record Ending(String by, String reason, Instant at) {}

    /**
     * Checks the texts and copies contributors and tags.
     *
     * @throws IllegalArgumentException if the description, a tag or its value is not valid
     */
    public ModelVersion {
        Names.text("description", description);
        tags.forEach((key, value) -> {
            Names.key("tag key", key);
            Names.text("value of tag " + key, value);
        });
        contributors = Collections.unmodifiableSortedSet(new TreeSet<>(contributors));
        tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
    }

    /**
     * Tells whether the version was retired.
     *
     * @return whether {@link #retirement} is present
     */
    public boolean isRetired() {
        return retirement != null;
    }

    /**
     * Tells whether the version was deleted.
     *
     * @return whether {@link #deletion} is present
     */
    public boolean isDeleted() {
        return deletion != null;
    }
}
