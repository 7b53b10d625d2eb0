// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mlops4j.artifact.ArtifactManifest;
import io.mlops4j.common.Actor;
import io.mlops4j.common.ArtifactPath;
import io.mlops4j.common.Digest;
import io.mlops4j.common.Environment;
import io.mlops4j.common.ExperimentName;
import io.mlops4j.common.ModelName;
import io.mlops4j.common.ModelVersionId;
import io.mlops4j.common.RequestId;
import io.mlops4j.common.RunId;
import io.mlops4j.core.Mlops;
import io.mlops4j.core.MlopsOptions;
import io.mlops4j.core.memory.InMemoryBackend;
import io.mlops4j.governance.ApprovalPolicy;
import io.mlops4j.governance.FreezeWindow;
import io.mlops4j.governance.MaterialityTier;
import io.mlops4j.governance.evidence.Evidence;
import io.mlops4j.governance.evidence.EvidenceKey;
import io.mlops4j.governance.evidence.ModelCard;
import io.mlops4j.governance.gate.Gate;
import io.mlops4j.registry.VersionSpec;
import io.mlops4j.tracking.RunSpec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A model that things happen to at stated times, and its report. */
final class ReportedModel {
    static final Digest DRIFT = Digest.of("drift report");
    static final Digest CHECKS = Digest.of("checks");
    static final Digest CONTENT = Digest.of("validation report");

    private static final ModelName MODEL = ModelName.of("bank");
    private static final Environment PRODUCTION = Environment.PRODUCTION;
    private static final Actor ANA = Actor.person("ana");
    private static final Actor BO = Actor.person("bo", "approver", "operator");
    private static final Actor DEE = Actor.person("dee", "policy-owner", "reviewer");
    private static final Instant AS_OF = Instant.parse("2025-12-31T23:00:00Z");

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final Mlops mlops =
            Mlops.open(new InMemoryBackend(), MlopsOptions.withDefaults().withClock(new Clock() {
                @Override
                public ZoneId getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    return this;
                }

                @Override
                public Instant instant() {
                    return now;
                }
            }));

    /** The digests of what was attached. */
    record Attached(Digest metrics, ModelCard card, Digest cardRecord) {}

    static ApprovalPolicy lax() {
        return ApprovalPolicy.builder().override("operator", "reviewer").build();
    }

    static ApprovalPolicy strict() {
        return ApprovalPolicy.builder()
                .quorum(2)
                .override("operator", "reviewer")
                .excludeRole("intern")
                .excludePerson("eve")
                .gate(new Gate.MetricFloor("auc", 0.8))
                .gate(new Gate.MetricCeiling("loss", 0.3))
                .gate(new Gate.NonInferiority("auc", Gate.Better.HIGHER, 0.01, new TreeMap<>(Map.of("age < 25", 0.7))))
                .gate(new Gate.DriftBelow("psi", 0.2))
                .gate(new Gate.DataQuality(1))
                .gate(new Gate.CardFields(
                        new TreeSet<>(List.of(ModelCard.Field.OWNER, ModelCard.Field.REVALIDATION_DUE))))
                .gate(new Gate.NotOlderThan(EvidenceKey.of(EvidenceKey.Kind.METRICS), Duration.ofDays(14)))
                .gate(new Gate.Custom("lawyer"))
                .voteExpiry(Duration.ofDays(14))
                .requestExpiry(Duration.ofHours(732))
                .freeze(new FreezeWindow.Weekly(
                        DayOfWeek.FRIDAY, LocalTime.of(16, 0), DayOfWeek.MONDAY, LocalTime.of(7, 0)))
                .freeze(new FreezeWindow.Once(
                        Instant.parse("2026-12-24T00:00:00Z"), Instant.parse("2027-01-02T00:00:00Z")))
                .build();
    }

    void now(String moment) {
        now = Instant.parse(moment);
    }

    void described(String text) {
        mlops.as(ANA).registry().create(MODEL, text);
        mlops.as(ANA).registry().tag(MODEL, "team", "credit");
    }

    void defined(ApprovalPolicy policy) {
        if (mlops.registry().find(MODEL).isEmpty()) {
            mlops.as(ANA).registry().create(MODEL, "");
        }
        mlops.as(DEE).governance().definePolicy(MODEL, PRODUCTION, MaterialityTier.HIGH, policy);
    }

    void classified(String reason) {
        mlops.as(DEE).governance().classify(MODEL, MaterialityTier.LOW, reason);
    }

    ModelVersionId registered(String weights) {
        return mlops.as(ANA)
                .registry()
                .register(
                        MODEL,
                        VersionSpec.of(ArtifactManifest.of(
                                List.of(mlops.artifacts().put(ArtifactPath.of("weights"), weights.getBytes(UTF_8))))))
                .id();
    }

    RequestId requested(String weights) {
        return mlops.as(ANA)
                .governance()
                .request(registered(weights), PRODUCTION, "better")
                .id();
    }

    void promoted(String weights) {
        RequestId request = requested(weights);
        mlops.as(BO).governance().approve(request, "");
        mlops.as(BO).governance().promote(request);
    }

    void rejected(String weights, String reason) {
        RequestId request = requested(weights);
        mlops.as(BO).governance().approve(request, "fine");
        mlops.as(BO).governance().reject(request, reason);
    }

    void withdrawn(String weights, String reason) {
        mlops.as(ANA).governance().withdraw(requested(weights), reason);
    }

    void overridden(String weights, String reason) {
        mlops.as(BO).governance().overridePolicy(registered(weights), PRODUCTION, reason);
    }

    void reviewed(int review, String findings) {
        mlops.as(DEE).governance().closeReview(MODEL, review, findings);
    }

    void rolledBack(String reason) {
        mlops.as(BO).governance().rollBack(MODEL, PRODUCTION, reason);
    }

    void stopped(String reason) {
        mlops.as(BO).governance().stop(MODEL, PRODUCTION, reason);
    }

    void retired(int version, String reason) {
        mlops.as(BO).governance().retire(new ModelVersionId(MODEL, version), reason);
    }

    void erased(long entry) {
        mlops.as(DEE).governance().eraseRemarks(MODEL, entry, "asked for");
    }

    ModelCard carded(int version, LocalDate due, String use) {
        ModelVersionId id = new ModelVersionId(MODEL, version);
        ModelCard card = mlops.modelCards()
                .draft(id)
                .with(ModelCard.Field.INTENDED_USE, use)
                .withRevalidationDue(due);
        mlops.as(DEE).governance().attach(id, new Evidence.Card(card, AS_OF));
        return card;
    }

    Attached attachedAll(ModelVersionId version) {
        RunId run =
                mlops.tracking().start(RunSpec.of(ExperimentName.of("figures"))).id();
        attach(version, new Evidence.RunMetrics(run, new TreeMap<>(Map.of("auc", 0.7)), AS_OF));
        Digest metrics =
                attach(version, new Evidence.RunMetrics(run, new TreeMap<>(Map.of("auc", 0.85, "loss", 0.2)), AS_OF));
        attach(
                version,
                new Evidence.Comparison(
                        1,
                        List.of(
                                new Evidence.Difference("auc", "", 0.8, 0.85, 0.01, 0.09),
                                new Evidence.Difference("auc", "age < 25", 0.7, 0.75, -0.02, 0.12)),
                        AS_OF));
        attach(
                version,
                new Evidence.DriftSummary(
                        DRIFT, "psi", new TreeMap<>(Map.of("age", 0.05, "income", Double.NaN)), AS_OF));
        attach(version, new Evidence.DataQualityReport(CHECKS, 12, List.of("nulls"), AS_OF));
        ModelCard card = mlops.modelCards().draft(version).withRevalidationDue(LocalDate.of(2026, 6, 30));
        Digest cardRecord = attach(version, new Evidence.Card(card, AS_OF));
        attach(version, new Evidence.Document("validation report", CONTENT, "seven pages\nby risk", AS_OF));
        return new Attached(metrics, card, cardRecord);
    }

    private Digest attach(ModelVersionId version, Evidence evidence) {
        return mlops.as(DEE).governance().attach(version, evidence).digest();
    }

    List<Long> entriesOf(Class<?>... kinds) {
        return mlops.audit().trail(MODEL).entries().stream()
                .filter(entry -> entry.events().stream()
                        .anyMatch(event -> Stream.of(kinds).anyMatch(kind -> kind.isInstance(event))))
                .map(entry -> entry.revision())
                .toList();
    }

    String markdown() {
        return report("report.md");
    }

    String html() {
        return report("report.html");
    }

    private String report(String name) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            mlops.audit().export(MODEL, file -> file.equals(name) ? out : OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(UTF_8);
    }
}
