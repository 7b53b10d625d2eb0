// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops4j.audit.AuditEntry;
import io.mlops4j.audit.GovernanceEvent;
import io.mlops4j.audit.ModelEvent;
import io.mlops4j.audit.RegistryEvent;
import io.mlops4j.common.Actor;
import io.mlops4j.common.Alias;
import io.mlops4j.common.ArtifactPath;
import io.mlops4j.common.Digest;
import io.mlops4j.common.Environment;
import io.mlops4j.common.ModelName;
import io.mlops4j.common.RunId;
import io.mlops4j.common.Schema;
import io.mlops4j.error.CorruptRecordException;
import io.mlops4j.governance.ApprovalPolicy;
import io.mlops4j.governance.Denial;
import io.mlops4j.governance.DenialCode;
import io.mlops4j.governance.Vote;
import io.mlops4j.registry.Signature;
import io.mlops4j.spi.LogEntry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ModelEntryCodecTest {
    private static final String GOLDEN = "/io/mlops4j/core/codec/model-entries-v1.jsonl";
    private static final ModelName MODEL = ModelName.of("bank märketing \uD83D\uDE80");
    private static final Digest SOME = Digest.of("some");
    private static final Signature SIGNATURE = new Signature(
            Schema.empty().required("age", Schema.Type.INT32).optional("job", Schema.Type.STRING),
            Schema.empty().required("yes", Schema.Type.FLOAT64));
    private static final ApprovalPolicy POLICY = new ApprovalPolicy(2, "approver", "operator", "owner");

    /** One of each kind of event, with and without what may be missing. */
    private static final List<ModelEvent> EVENTS = List.of(
            new RegistryEvent.Created("offers \"by\" phone\n\u0000 kept"),
            new RegistryEvent.Described(""),
            new RegistryEvent.Tagged("team", "growth"),
            new RegistryEvent.VersionRegistered(
                    1,
                    SOME,
                    SIGNATURE,
                    RunId.of("r1"),
                    ArtifactPath.of("model/reference.json"),
                    new TreeSet<>(List.of("bo", "ana")),
                    "first",
                    new TreeMap<>(Map.of("kind", "tree", "a", "b"))),
            new RegistryEvent.VersionRegistered(
                    2, SOME, Signature.unknown(), null, null, new TreeSet<>(), "", new TreeMap<>()),
            new RegistryEvent.VersionDescribed(1, "better"),
            new RegistryEvent.VersionTagged(1, "kind", "forest"),
            new RegistryEvent.VersionDeleted(1, "personal data"),
            new RegistryEvent.AliasSet(Alias.of("champion"), null, 1),
            new RegistryEvent.AliasSet(Alias.of("champion"), 1, 2),
            new RegistryEvent.AliasRemoved(Alias.of("champion"), 2),
            new GovernanceEvent.PolicyDefined(Environment.PRODUCTION, POLICY),
            new GovernanceEvent.PromotionRequested(1, 2, Environment.PRODUCTION, SOME, "better"),
            new GovernanceEvent.Voted(1, Vote.Choice.REJECT, SOME, "no card"),
            new GovernanceEvent.RequestWithdrawn(1, "later"),
            new GovernanceEvent.Promoted(Environment.PRODUCTION, 2, null, 1),
            new GovernanceEvent.Promoted(Environment.PRODUCTION, 3, 1, 2),
            new GovernanceEvent.RolledBack(Environment.PRODUCTION, 2, 1, "worse"),
            new GovernanceEvent.RolledBack(Environment.PRODUCTION, null, 1, "after the stop"),
            new GovernanceEvent.Stopped(Environment.PRODUCTION, 1, "incident"),
            new GovernanceEvent.Denied(
                    "promote request 'bank#1'", List.of(new Denial(DenialCode.QUORUM_NOT_MET, "0 of 1"))));

    @Test
    @DisplayName("every kind of event has a sample here")
    void complete() {
        Set<Class<?>> kinds = new HashSet<>();
        for (Class<?> part : ModelEvent.class.getPermittedSubclasses()) {
            kinds.addAll(Arrays.asList(part.getPermittedSubclasses()));
        }
        assertThat(EVENTS).extracting(Object::getClass).containsAll(kinds);
    }

    @Test
    @DisplayName("what is written is read back equal")
    void roundTrip() {
        for (ModelEvent event : EVENTS) {
            AuditEntry entry = entry(7, event);
            String line = ModelEntryCodec.encode(MODEL, entry);
            assertThat(line).doesNotContain("\n");
            assertThat(ModelEntryCodec.decode(MODEL, new LogEntry(7, line))).isEqualTo(entry);
        }
    }

    @Test
    @DisplayName("the entries that version 1 of the format wrote are read, and written to the character, as ever")
    void golden() throws IOException {
        List<String> lines = goldenLines();
        assertThat(lines).hasSameSizeAs(EVENTS);
        for (int i = 0; i < lines.size(); i++) {
            AuditEntry entry = entry(i + 1, EVENTS.get(i));
            assertThat(ModelEntryCodec.decode(MODEL, new LogEntry(i + 1, lines.get(i))))
                    .isEqualTo(entry);
            assertThat(ModelEntryCodec.encode(MODEL, entry)).isEqualTo(lines.get(i));
        }
    }

    @Test
    @DisplayName("an entry of another model or place is refused")
    void misplaced() {
        String line = ModelEntryCodec.encode(MODEL, entry(7, EVENTS.get(0)));
        assertThatThrownBy(() -> ModelEntryCodec.decode(ModelName.of("other"), new LogEntry(7, line)))
                .isInstanceOf(CorruptRecordException.class)
                .hasMessageContaining("entry 7 of model 'other'");
        assertThatThrownBy(() -> ModelEntryCodec.decode(MODEL, new LogEntry(8, line)))
                .isInstanceOf(CorruptRecordException.class)
                .hasMessageContaining("it is entry 7");
    }

    @Test
    @DisplayName("an unknown kind of event is refused, not skipped")
    void unknownKind() {
        String line = JsonOut.line(
                1,
                out -> out.printed("model", MODEL)
                        .int64("revision", 1)
                        .text("command", "c")
                        .object(
                                "actor",
                                o -> o.text("id", "ana").text("kind", "PERSON").texts("roles", List.of()))
                        .instant("at", Instant.EPOCH)
                        .objects("events", List.of("Exploded"), (o, type) -> o.text("type", type)));
        assertThatThrownBy(() -> ModelEntryCodec.decode(MODEL, new LogEntry(1, line)))
                .isInstanceOf(CorruptRecordException.class)
                .hasMessageContaining("'Exploded' is no type of event");
    }

    @Test
    @DisplayName("every truncation of an entry is found")
    void truncated() {
        String line = ModelEntryCodec.encode(MODEL, entry(1, EVENTS.get(3)));
        Stream.iterate(0, n -> n + 1)
                .limit(line.length())
                .forEach(n -> assertThatThrownBy(
                                () -> ModelEntryCodec.decode(MODEL, new LogEntry(1, line.substring(0, n))))
                        .isInstanceOf(CorruptRecordException.class));
    }

    private static AuditEntry entry(long revision, ModelEvent event) {
        return new AuditEntry(
                revision,
                "c" + revision,
                Actor.person("ana", "approver", "operator"),
                Instant.parse("2026-01-02T03:04:05.678901234Z"),
                List.of(event));
    }

    private static List<String> goldenLines() throws IOException {
        try (InputStream in = ModelEntryCodecTest.class.getResourceAsStream(GOLDEN)) {
            assertThat(in).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    /** Prints what this version writes; the golden file was made of it once and is never made anew. */
    public static void main(String[] args) {
        for (int i = 0; i < EVENTS.size(); i++) {
            System.out.println(ModelEntryCodec.encode(MODEL, entry(i + 1, EVENTS.get(i))));
        }
    }
}
