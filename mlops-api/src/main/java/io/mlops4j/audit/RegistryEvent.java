// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.audit;

import io.mlops4j.common.Alias;
import io.mlops4j.common.ArtifactPath;
import io.mlops4j.common.Digest;
import io.mlops4j.common.RunId;
import io.mlops4j.registry.Signature;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What can happen to a registered model, its versions and its aliases. Versions are named by their numbers. */
public sealed interface RegistryEvent extends ModelEvent {
    /**
     * The model was registered. Always the first event, and only the first.
     *
     * @param description what it is for
     */
    record Created(String description) implements RegistryEvent {
        @Override
        public String summary() {
            return "registered the model";
        }
    }

    /**
     * The model was described anew.
     *
     * @param description what it is for
     */
    record Described(String description) implements RegistryEvent {
        @Override
        public String summary() {
            return "described the model";
        }
    }

    /**
     * A tag of the model was set.
     *
     * @param key its key
     * @param value its value
     */
    record Tagged(String key, String value) implements RegistryEvent {
        @Override
        public String summary() {
            return "tagged the model " + key + " = " + value;
        }
    }

    /**
     * A version was registered.
     *
     * @param version its number, one more than the version before
     * @param artifact the digest of the manifest of its files
     * @param signature what it takes and gives
     * @param run the run that made it, or null
     * @param driftReference where among its files the reference profile for drift lies, or null
     * @param contributors the ids of those who made it besides the one who registers it: who started its run
     * @param description what sets it apart
     * @param tags its first tags
     */
    record VersionRegistered(
            int version,
            Digest artifact,
            Signature signature,
            @Nullable RunId run,
            @Nullable ArtifactPath driftReference,
            SortedSet<String> contributors,
            String description,
            SortedMap<String, String> tags)
            implements RegistryEvent {
        /** Copies contributors and tags. */
        public VersionRegistered {
            contributors = Collections.unmodifiableSortedSet(new TreeSet<>(contributors));
            tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
        }

        @Override
        public String summary() {
            return "registered version " + version;
        }
    }

    /**
     * A version was described anew.
     *
     * @param version its number
     * @param description what sets it apart
     */
    record VersionDescribed(int version, String description) implements RegistryEvent {
        @Override
        public String summary() {
            return "described version " + version;
        }
    }

    /**
     * A tag of a version was set.
     *
     * @param version its number
     * @param key the tag's key
     * @param value the tag's value
     */
    record VersionTagged(int version, String key, String value) implements RegistryEvent {
        @Override
        public String summary() {
            return "tagged version " + version + " " + key + " = " + value;
        }
    }

    /**
     * A version was deleted.
     *
     * @param version its number
     * @param reason why
     */
    record VersionDeleted(int version, String reason) implements RegistryEvent {
        @Override
        public String summary() {
            return "deleted version " + version;
        }
    }

    /**
     * An alias was pointed at a version.
     *
     * @param alias the alias
     * @param before the version that it pointed at, or null if it is new
     * @param after the version that it points at now
     */
    record AliasSet(Alias alias, @Nullable Integer before, int after) implements RegistryEvent {
        @Override
        public String summary() {
            return "pointed alias " + alias + " at version " + after
                    + (before == null ? "" : ", previously at version " + before);
        }
    }

    /**
     * An alias was removed.
     *
     * @param alias the alias
     * @param before the version that it pointed at
     */
    record AliasRemoved(Alias alias, int before) implements RegistryEvent {
        @Override
        public String summary() {
            return "removed alias " + alias + ", previously at version " + before;
        }
    }
}
