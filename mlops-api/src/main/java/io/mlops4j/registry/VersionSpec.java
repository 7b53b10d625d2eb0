// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.registry;

import io.mlops4j.artifact.Artifact;
import io.mlops4j.artifact.ArtifactManifest;
import io.mlops4j.common.ArtifactPath;
import io.mlops4j.common.Names;
import io.mlops4j.common.RunId;
import io.mlops4j.tracking.Run;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What to register as a version. Immutable; each {@code with} gives a new value.
 *
 * @param files the files of the version, at least one
 * @param run the run that made them, or null
 * @param signature what the model takes and gives
 * @param driftReference where among the files the reference profile for drift lies, or null
 * @param contributors the ids of people who had a part in it, besides those who its run and the registration show; each a
 *     valid {@link Names#name}
 * @param description what sets the version apart; may be empty
 * @param tags its tags
 */
public record VersionSpec(
        ArtifactManifest files,
        @Nullable RunId run,
        Signature signature,
        @Nullable ArtifactPath driftReference,
        SortedSet<String> contributors,
        String description,
        SortedMap<String, String> tags) {
    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException if there is no file, the drift reference is none of the files, or a text is not
     *     valid
     */
    public VersionSpec {
        Names.text("description", description);
        if (files.artifacts().isEmpty()) {
            throw Names.invalid("files of a version", "none", "at least one file");
        }
        if (driftReference != null && files.find(driftReference).isEmpty()) {
            throw Names.invalid("drift reference", driftReference, "one of the version's files");
        }
        tags.forEach((key, value) -> {
            Names.key("tag key", key);
            Names.text("value of tag " + key, value);
        });
        contributors.forEach(person -> Names.name("contributor", person));
        contributors = Collections.unmodifiableSortedSet(new TreeSet<>(contributors));
        tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
    }

    /**
     * Takes the files that a run stored below a folder. They keep their whole paths, the folder included.
     *
     * @param run the run that made the model
     * @param folder a folder among the run's artifacts, or one file
     * @return the plan of a version with these files, made by this run
     * @throws IllegalArgumentException if the run has no file there
     */
    public static VersionSpec ofRun(Run run, String folder) {
        ArtifactPath within = ArtifactPath.of(folder);
        List<Artifact> files = run.artifacts().stream()
                .filter(artifact -> artifact.path().isWithin(within))
                .toList();
        if (files.isEmpty()) {
            throw Names.invalid("folder", folder, "one that holds artifacts of run " + run.id());
        }
        return of(ArtifactManifest.of(files)).withRun(run.id());
    }

    /**
     * Takes files that are stored already.
     *
     * @param files the files
     * @return the plan of a version with these files, without a source run
     * @throws IllegalArgumentException if there is no file
     */
    public static VersionSpec of(ArtifactManifest files) {
        return new VersionSpec(
                files, null, Signature.unknown(), null, Collections.emptySortedSet(), "", Collections.emptySortedMap());
    }

    /**
     * States which run made the files.
     *
     * @param source the run
     * @return this plan with that run
     */
    public VersionSpec withRun(RunId source) {
        return new VersionSpec(files, source, signature, driftReference, contributors, description, tags);
    }

    /**
     * States what the model takes and gives.
     *
     * @param stated the signature
     * @return this plan with that signature
     */
    public VersionSpec withSignature(Signature stated) {
        return new VersionSpec(files, run, stated, driftReference, contributors, description, tags);
    }

    /**
     * States where the reference profile for drift lies.
     *
     * @param path one of the files
     * @return this plan with that drift reference
     * @throws IllegalArgumentException if there is no such file
     */
    public VersionSpec withDriftReference(String path) {
        return new VersionSpec(files, run, signature, ArtifactPath.of(path), contributors, description, tags);
    }

    /**
     * Declares somebody who had a part in the version, and therefore never approves it.
     *
     * @param person the person's id
     * @return this plan with one more contributor
     * @throws IllegalArgumentException if the id is not a valid name
     */
    public VersionSpec withContributor(String person) {
        SortedSet<String> more = new TreeSet<>(contributors);
        more.add(person);
        return new VersionSpec(files, run, signature, driftReference, more, description, tags);
    }

    /**
     * Describes the version.
     *
     * @param text what sets it apart
     * @return this plan with that description
     * @throws IllegalArgumentException if the text is not a valid {@link Names#text}
     */
    public VersionSpec withDescription(String text) {
        return new VersionSpec(files, run, signature, driftReference, contributors, text, tags);
    }

    /**
     * Adds a tag.
     *
     * @param key its key
     * @param value its value
     * @return this plan with one more tag
     * @throws IllegalArgumentException if key or value is not valid
     */
    public VersionSpec withTag(String key, String value) {
        SortedMap<String, String> more = new TreeMap<>(tags);
        more.put(key, value);
        return new VersionSpec(files, run, signature, driftReference, contributors, description, more);
    }
}
