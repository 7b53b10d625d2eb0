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
import io.mlops4j.common.ModelVersionId;
import io.mlops4j.common.RequestId;
import io.mlops4j.common.RunId;
import io.mlops4j.common.Schema;
import io.mlops4j.error.CorruptRecordException;
import io.mlops4j.governance.Act;
import io.mlops4j.governance.ApprovalPolicy;
import io.mlops4j.governance.Denial;
import io.mlops4j.governance.DenialCode;
import io.mlops4j.governance.EnvironmentCommand;
import io.mlops4j.governance.FreezeWindow;
import io.mlops4j.governance.GovernanceCommand;
import io.mlops4j.governance.MaterialityTier;
import io.mlops4j.governance.ModelCommand;
import io.mlops4j.governance.RequestCommand;
import io.mlops4j.governance.VersionCommand;
import io.mlops4j.governance.Vote;
import io.mlops4j.governance.evidence.Evidence;
import io.mlops4j.governance.evidence.EvidenceKey;
import io.mlops4j.governance.evidence.ModelCard;
import io.mlops4j.governance.gate.Gate;
import io.mlops4j.governance.gate.GateAnswer;
import io.mlops4j.governance.gate.GateVerdict;
import io.mlops4j.registry.Signature;
import io.mlops4j.spi.LogEntry;
import io.mlops4j.tracking.DatasetInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
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
    private static final Instant DAY = Instant.parse("2026-01-01T00:00:00Z");
    private static final EvidenceKey REPORT = EvidenceKey.document("validation: 2026");
    private static final ApprovalPolicy POLICY = ApprovalPolicy.builder()
            .quorum(2)
            .override("breaker", "reviewer")
            .nobody(Act.RETIRE)
            .excludeRole("developer")
            .excludePerson("zoe")
            .require(REPORT)
            .gate(new Gate.MetricFloor("auc", 0.7))
            .gate(new Gate.MetricCeiling("auc", 1))
            .gate(new Gate.NonInferiority("auc", Gate.Better.HIGHER, 0.01, new TreeMap<>(Map.of("age < 25", 0.6))))
            .gate(new Gate.DriftBelow("PSI", 0.1))
            .gate(new Gate.DataQuality(0))
            .gate(new Gate.CardFields(new TreeSet<>(Set.of(ModelCard.Field.OWNER, ModelCard.Field.RISKS))))
            .gate(new Gate.NotOlderThan(REPORT, Duration.ofDays(90)))
            .gate(new Gate.Custom("legal"))
            .voteExpiry(Duration.ofHours(36))
            .freeze(new FreezeWindow.Once(DAY, DAY.plusSeconds(1)))
            .freeze(new FreezeWindow.Weekly(
                    DayOfWeek.FRIDAY, LocalTime.of(16, 30), DayOfWeek.MONDAY, LocalTime.of(7, 0)))
            .build();
    private static final ModelCard CARD = ModelCard.empty()
            .with(ModelCard.Field.OWNER, "ana")
            .withData(List.of(ModelCard.Dataset.of(DatasetInput.of("calls", "3", SOME, "training"))))
            .withMetrics(Map.of("auc", Double.NaN, "auc[age < 25]", 0.7))
            .withRevalidationDue(LocalDate.of(2027, 1, 31));
    private static final GateVerdict VERDICT = new GateVerdict("custom legal", GateAnswer.inconclusive("unclear"));
    private static final ModelVersionId V2 = new ModelVersionId(MODEL, 2);
    private static final RequestId REQUEST = new RequestId(MODEL, 1);

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
            new GovernanceEvent.PolicyDefined(Environment.PRODUCTION, MaterialityTier.HIGH, POLICY),
            new GovernanceEvent.Classified(MaterialityTier.LOW, "internal use"),
            new GovernanceEvent.PromotionRequested(1, 2, Environment.PRODUCTION, SOME, DAY, "better"),
            new GovernanceEvent.Voted(1, Vote.Choice.REJECT, SOME, "no card"),
            new GovernanceEvent.GateWaived(1, VERDICT, SOME, "asked the lawyers"),
            new GovernanceEvent.RequestWithdrawn(1, "later"),
            new GovernanceEvent.Promoted(Environment.PRODUCTION, 2, null, 1, List.of(), List.of()),
            new GovernanceEvent.Promoted(Environment.PRODUCTION, 3, 1, 2, List.of("bo", "cy"), List.of(VERDICT)),
            new GovernanceEvent.RolledBack(Environment.PRODUCTION, 2, 1, "worse"),
            new GovernanceEvent.RolledBack(Environment.PRODUCTION, null, 1, "after the stop"),
            new GovernanceEvent.Stopped(Environment.PRODUCTION, 1, "incident"),
            new GovernanceEvent.VersionRetired(1, "replaced"),
            new GovernanceEvent.Overridden(Environment.PRODUCTION, null, 1, 1, "outage"),
            new GovernanceEvent.Overridden(Environment.PRODUCTION, 1, 2, 2, "outage"),
            new GovernanceEvent.ReviewClosed(1, "rightly done"));

    private static final List<Evidence> EVIDENCE = List.of(
            new Evidence.RunMetrics(RunId.of("r1"), new TreeMap<>(Map.of("auc", 0.5, "loss", Double.NaN)), DAY),
            new Evidence.Comparison(null, List.of(), DAY),
            new Evidence.Comparison(
                    1,
                    List.of(new Evidence.Difference("auc", "", Double.NaN, 0.5, -0.0, Double.POSITIVE_INFINITY)),
                    DAY),
            new Evidence.DriftSummary(SOME, "PSI", new TreeMap<>(Map.of("age", 0.1)), DAY),
            new Evidence.DataQualityReport(SOME, 2, List.of("no nulls"), DAY),
            new Evidence.Card(CARD, DAY),
            new Evidence.Document("validation: 2026", SOME, "", DAY));

    private static final List<GovernanceCommand> COMMANDS = List.of(
            new EnvironmentCommand.DefinePolicy(MODEL, Environment.STAGING, MaterialityTier.MEDIUM, POLICY),
            new ModelCommand.Classify(MODEL, MaterialityTier.LOW, "r"),
            new VersionCommand.Attach(V2, new Evidence.Card(CARD, DAY)),
            new EnvironmentCommand.Request(V2, Environment.STAGING, "r"),
            new RequestCommand.Approve(REQUEST, ""),
            new RequestCommand.Reject(REQUEST, "r"),
            new RequestCommand.Withdraw(REQUEST, "r"),
            new RequestCommand.Waive(REQUEST, "custom legal", "r"),
            new RequestCommand.Promote(REQUEST),
            new EnvironmentCommand.RollBack(MODEL, Environment.STAGING, "r"),
            new EnvironmentCommand.Stop(MODEL, Environment.STAGING, "r"),
            new VersionCommand.Retire(V2, "r"),
            new EnvironmentCommand.OverridePolicy(V2, Environment.STAGING, "r"),
            new ModelCommand.CloseReview(MODEL, 3, "r"),
            new VersionCommand.DeleteVersion(V2, "r"),
            new VersionCommand.PointAlias(Alias.of("champion"), V2),
            new ModelCommand.EraseRemarks(MODEL, 14, "r"));

    /** Also every kind of evidence attached, and every kind of command refused. */
    private static final List<ModelEvent> ALL = Stream.of(
                    EVENTS.stream(),
                    EVIDENCE.stream()
                            .map(piece -> new GovernanceEvent.EvidenceAttached(2, EvidenceCodec.digest(piece), piece)),
                    COMMANDS.stream().map(ModelEntryCodecTest::denied),
                    // what came later, so that the golden lines keep their numbers
                    Stream.of(
                            new GovernanceEvent.RemarksErased(14, "asked for by the person"),
                            denied(new RequestCommand.Approve(REQUEST, "", Digest.of("what was read"))),
                            denied(new RequestCommand.Waive(REQUEST, "custom legal", "r", Digest.of("what was read")))))
            .<ModelEvent>flatMap(events -> events)
            .toList();

    private static GovernanceEvent.Denied denied(GovernanceCommand command) {
        return new GovernanceEvent.Denied(command, List.of(new Denial(DenialCode.QUORUM_NOT_MET, "0 of 1")));
    }

    @Test
    @DisplayName("every kind of event has a sample here")
    void complete() {
        Set<Class<?>> kinds = new HashSet<>();
        for (Class<?> part : ModelEvent.class.getPermittedSubclasses()) {
            kinds.addAll(Arrays.asList(part.getPermittedSubclasses()));
        }
        assertThat(ALL).extracting(Object::getClass).containsAll(kinds);
        assertThat(EVIDENCE)
                .extracting(Object::getClass)
                .containsAll(Arrays.asList(Evidence.class.getPermittedSubclasses()));
        assertThat(COMMANDS)
                .extracting(Object::getClass)
                .containsAll(Arrays.stream(GovernanceCommand.class.getPermittedSubclasses())
                        .<Class<?>>flatMap(theme -> Arrays.stream(theme.getPermittedSubclasses()))
                        .toList());
        assertThat(POLICY.gates())
                .extracting(Object::getClass)
                .containsAll(Arrays.asList(Gate.class.getPermittedSubclasses()));
    }

    @Test
    @DisplayName("what is written is read back equal")
    void roundTrip() {
        for (ModelEvent event : ALL) {
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
        assertThat(lines).hasSameSizeAs(ALL);
        for (int i = 0; i < lines.size(); i++) {
            AuditEntry entry = entry(i + 1, ALL.get(i));
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
        Actor ana = Actor.person("ana", "approver", "operator");
        Actor actor = revision % 3 == 0 ? ana.onBehalfOf("bo") : ana;
        return new AuditEntry(
                revision,
                "c" + revision,
                actor,
                Instant.parse("2026-01-02T03:04:05.678901234Z"),
                revision % 2 == 0 ? SOME : null,
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
        for (int i = 0; i < ALL.size(); i++) {
            System.out.println(ModelEntryCodec.encode(MODEL, entry(i + 1, ALL.get(i))));
        }
    }
}
