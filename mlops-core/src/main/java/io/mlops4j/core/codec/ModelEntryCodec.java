// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.codec;

import io.mlops4j.audit.AuditEntry;
import io.mlops4j.audit.GovernanceEvent;
import io.mlops4j.audit.ModelEvent;
import io.mlops4j.audit.RegistryEvent;
import io.mlops4j.common.Actor;
import io.mlops4j.common.Digest;
import io.mlops4j.common.ModelName;
import io.mlops4j.error.CorruptRecordException;
import io.mlops4j.spi.LogEntry;
import java.util.Set;
import java.util.TreeSet;

/** The entries of a model's log as lines of JSON, format version {@value #VERSION}. */
public final class ModelEntryCodec {
    /** The format version that is written, and the newest that is read. */
    public static final int VERSION = 1;

    private ModelEntryCodec() {}

    /**
     * Writes an entry.
     *
     * @param model the model whose log it is for
     * @param entry the entry
     * @return one line
     * @throws IllegalArgumentException if the line would be larger than {@value JsonOut#MAX_BYTES} bytes
     */
    public static String encode(ModelName model, AuditEntry entry) {
        return JsonOut.line(
                VERSION,
                out -> out.printed("model", model)
                        .int64("revision", entry.revision())
                        .text("command", entry.commandId())
                        .object("actor", o -> actor(o, entry.actor()))
                        .instant("at", entry.at())
                        .printed("policy", entry.policy())
                        .objects("events", entry.events(), ModelEntryCodec::event));
    }

    /**
     * Reads an entry.
     *
     * @param model the model whose log it was read from
     * @param stored the stored entry
     * @return the entry
     * @throws CorruptRecordException if the line is damaged, or belongs to another model or place
     * @throws io.mlops4j.error.UnsupportedFormatException if a newer library wrote it
     */
    public static AuditEntry decode(ModelName model, LogEntry stored) {
        String record = "entry " + stored.revision() + " of model '" + model + "'";
        JsonIn in = JsonIn.read(record, stored.payload(), VERSION);
        if (!in.text("model").equals(model.value()) || in.int64("revision") != stored.revision()) {
            throw new CorruptRecordException("Cannot read " + record + ": it is entry " + in.int64("revision")
                    + " of model '" + in.text("model") + "'");
        }
        return entry(model, in);
    }

    /**
     * Reads an entry of which nobody knows the place, as where those before it are lost.
     *
     * @param model the model whose log it was read from
     * @param payload the line
     * @return the entry, at the revision that it says
     * @throws CorruptRecordException if the line is damaged, or belongs to another model
     * @throws io.mlops4j.error.UnsupportedFormatException if a newer library wrote it
     */
    public static AuditEntry decode(ModelName model, String payload) {
        JsonIn in = JsonIn.read("an entry of model '" + model + "'", payload, VERSION);
        if (!in.text("model").equals(model.value())) {
            throw new CorruptRecordException(
                    "Cannot read an entry of model '" + model + "': it is one of model '" + in.text("model") + "'");
        }
        return entry(model, in);
    }

    private static AuditEntry entry(ModelName model, JsonIn in) {
        return new AuditEntry(
                in.int64("revision"),
                in.text("command"),
                actor(in.object("actor")),
                in.instant("at"),
                in.optionalParsed("policy", Digest::parse).orElse(null),
                in.objects("events", fields -> event(fields, model)));
    }

    private static void actor(JsonOut out, Actor actor) {
        out.text("id", actor.id())
                .printed("kind", actor.kind())
                .texts("roles", new TreeSet<>(actor.roles()))
                .text("for", actor.principal());
    }

    private static Actor actor(JsonIn in) {
        return in.make(() -> new Actor(
                in.text("id"),
                in.constant("kind", Actor.Kind.class),
                Set.copyOf(in.texts("roles")),
                in.optionalText("for").orElse(null)));
    }

    private static void event(JsonOut out, ModelEvent event) {
        out.text("type", event.getClass().getSimpleName());
        if (event instanceof RegistryEvent change) {
            RegistryEventCodec.write(out, change);
        } else {
            GovernanceEventCodec.write(out, (GovernanceEvent) event);
        }
    }

    private static ModelEvent event(JsonIn in, ModelName model) {
        String type = in.text("type");
        return in.make(() -> {
            ModelEvent change = RegistryEventCodec.read(type, in);
            return change != null ? change : GovernanceEventCodec.read(type, in, model);
        });
    }
}
