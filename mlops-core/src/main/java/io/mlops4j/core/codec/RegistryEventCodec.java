// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.codec;

import io.mlops4j.audit.RegistryEvent;
import io.mlops4j.common.Alias;
import io.mlops4j.common.ArtifactPath;
import io.mlops4j.common.Digest;
import io.mlops4j.common.RunId;
import io.mlops4j.registry.Signature;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The fields of registry events. The type of an event is the simple name of its record. */
final class RegistryEventCodec {
    private RegistryEventCodec() {}

    static void write(JsonOut out, RegistryEvent event) {
        if (event instanceof RegistryEvent.Created e) {
            out.text("description", e.description());
        } else if (event instanceof RegistryEvent.Described e) {
            out.text("description", e.description());
        } else if (event instanceof RegistryEvent.Tagged e) {
            out.text("key", e.key()).text("value", e.value());
        } else if (event instanceof RegistryEvent.VersionRegistered e) {
            registered(out, e);
        } else if (event instanceof RegistryEvent.VersionDescribed e) {
            out.int32("version", e.version()).text("description", e.description());
        } else if (event instanceof RegistryEvent.VersionTagged e) {
            out.int32("version", e.version()).text("key", e.key()).text("value", e.value());
        } else if (event instanceof RegistryEvent.VersionDeleted e) {
            out.int32("version", e.version()).text("reason", e.reason());
        } else if (event instanceof RegistryEvent.AliasSet e) {
            out.printed("alias", e.alias()).int32("before", e.before()).int32("after", e.after());
        } else if (event instanceof RegistryEvent.AliasRemoved e) {
            out.printed("alias", e.alias()).int32("before", e.before());
        } else {
            throw new IllegalStateException("No format for event " + event);
        }
    }

    /** Reads an event, or gives null if the type is none of the registry's. */
    static @Nullable RegistryEvent read(String type, JsonIn in) {
        return switch (type) {
            case "Created" -> new RegistryEvent.Created(in.text("description"));
            case "Described" -> new RegistryEvent.Described(in.text("description"));
            case "Tagged" -> new RegistryEvent.Tagged(in.text("key"), in.text("value"));
            case "VersionRegistered" -> registered(in);
            case "VersionDescribed" -> new RegistryEvent.VersionDescribed(in.int32("version"), in.text("description"));
            case "VersionTagged" ->
                new RegistryEvent.VersionTagged(in.int32("version"), in.text("key"), in.text("value"));
            case "VersionDeleted" -> new RegistryEvent.VersionDeleted(in.int32("version"), in.text("reason"));
            case "AliasSet" ->
                new RegistryEvent.AliasSet(
                        in.parsed("alias", Alias::of),
                        in.optionalInt32("before").orElse(null),
                        in.int32("after"));
            case "AliasRemoved" -> new RegistryEvent.AliasRemoved(in.parsed("alias", Alias::of), in.int32("before"));
            default -> null;
        };
    }

    private static void registered(JsonOut out, RegistryEvent.VersionRegistered e) {
        SchemaCodec.write(out, "input", e.signature().input());
        SchemaCodec.write(out, "output", e.signature().output());
        out.int32("version", e.version())
                .printed("artifact", e.artifact())
                .printed("run", e.run())
                .printed("driftReference", e.driftReference())
                .texts("contributors", e.contributors())
                .text("description", e.description())
                .texts("tags", e.tags());
    }

    private static RegistryEvent registered(JsonIn in) {
        Signature signature = new Signature(SchemaCodec.read(in, "input"), SchemaCodec.read(in, "output"));
        return new RegistryEvent.VersionRegistered(
                in.int32("version"),
                in.parsed("artifact", Digest::parse),
                signature,
                in.optionalParsed("run", RunId::of).orElse(null),
                in.optionalParsed("driftReference", ArtifactPath::of).orElse(null),
                new TreeSet<>(in.texts("contributors")),
                in.text("description"),
                in.textsByKey("tags"));
    }
}
