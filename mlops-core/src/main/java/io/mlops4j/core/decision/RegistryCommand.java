// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.decision;

import io.mlops4j.common.Alias;
import io.mlops4j.common.ArtifactPath;
import io.mlops4j.common.Digest;
import io.mlops4j.common.Names;
import io.mlops4j.common.RunId;
import io.mlops4j.registry.Signature;
import java.util.SortedMap;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** What can be asked of a registered model, its versions and its aliases. Versions are named by their numbers. */
public sealed interface RegistryCommand {
    /** How an alias must stand before it is moved. */
    sealed interface Expectation {
        /** Anything will do. */
        record Any() implements Expectation {}

        /**
         * It points exactly there.
         *
         * @param version the version, or null for an alias that does not exist
         */
        record Exactly(@Nullable Integer version) implements Expectation {}
    }

    /**
     * Register the model.
     *
     * @param description what it is for
     */
    record Create(String description) implements RegistryCommand {
        /** Checks the text. */
        public Create {
            Names.text("description", description);
        }
    }

    /**
     * Describe the model anew.
     *
     * @param description what it is for
     */
    record Describe(String description) implements RegistryCommand {
        /** Checks the text. */
        public Describe {
            Names.text("description", description);
        }
    }

    /**
     * Set a tag of the model.
     *
     * @param key its key
     * @param value its value
     */
    record Tag(String key, String value) implements RegistryCommand {
        /** Checks key and value. */
        public Tag {
            Names.key("tag key", key);
            Names.text("value of tag " + key, value);
        }
    }

    /**
     * Register a version, and the model with it if it does not exist.
     *
     * @param artifact the digest of the manifest of its files
     * @param signature what it takes and gives
     * @param run the run that made it, or null
     * @param driftReference where among its files the reference profile for drift lies, or null
     * @param contributors who made it besides the one who gives the command
     * @param description what sets it apart
     * @param tags its first tags
     */
    record Register(
            Digest artifact,
            Signature signature,
            @Nullable RunId run,
            @Nullable ArtifactPath driftReference,
            SortedSet<String> contributors,
            String description,
            SortedMap<String, String> tags)
            implements RegistryCommand {}

    /**
     * Describe a version anew.
     *
     * @param version its number
     * @param description what sets it apart
     */
    record DescribeVersion(int version, String description) implements RegistryCommand {
        /** Checks the text. */
        public DescribeVersion {
            Names.text("description", description);
        }
    }

    /**
     * Set a tag of a version.
     *
     * @param version its number
     * @param key the tag's key
     * @param value the tag's value
     */
    record TagVersion(int version, String key, String value) implements RegistryCommand {
        /** Checks key and value. */
        public TagVersion {
            Names.key("tag key", key);
            Names.text("value of tag " + key, value);
        }
    }

    /**
     * Point an alias at a version.
     *
     * @param alias the alias
     * @param expected how it must stand before
     * @param version the version's number
     */
    record SetAlias(Alias alias, Expectation expected, int version) implements RegistryCommand {}

    /**
     * Remove an alias.
     *
     * @param alias the alias
     */
    record RemoveAlias(Alias alias) implements RegistryCommand {}
}
