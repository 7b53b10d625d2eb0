// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops4j.artifact.Artifact;
import io.mlops4j.artifact.ArtifactManifest;
import io.mlops4j.audit.AuditEntry;
import io.mlops4j.audit.RegistryEvent;
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
import io.mlops4j.core.codec.ModelEntryCodec;
import io.mlops4j.core.memory.InMemoryBackend;
import io.mlops4j.error.AlreadyExistsException;
import io.mlops4j.error.NotFoundException;
import io.mlops4j.governance.ApprovalPolicy;
import io.mlops4j.governance.Denial;
import io.mlops4j.governance.DenialCode;
import io.mlops4j.governance.Governance;
import io.mlops4j.governance.MaterialityTier;
import io.mlops4j.governance.Move;
import io.mlops4j.governance.PromotionRequest;
import io.mlops4j.governance.RequestCommand;
import io.mlops4j.governance.TransitionDeniedException;
import io.mlops4j.governance.evidence.Evidence;
import io.mlops4j.governance.evidence.EvidenceKey;
import io.mlops4j.governance.gate.Gate;
import io.mlops4j.governance.gate.GateAnswer;
import io.mlops4j.registry.ModelVersion;
import io.mlops4j.registry.Signature;
import io.mlops4j.registry.VersionSpec;
import io.mlops4j.spi.Backend;
import io.mlops4j.tracking.ActiveRun;
import io.mlops4j.tracking.RunSpec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class GovernanceServiceTest {
    private static final ModelName MODEL = ModelName.of("bank");
    private static final Environment PRODUCTION = Environment.PRODUCTION;
    private static final Actor ANA = Actor.person("ana");
    private static final Actor BO = Actor.person("bo", "approver", "operator");
    private static final Actor DEE = Actor.person("dee", "policy-owner", "lead", "reviewer");

    private final Backend backend = new InMemoryBackend();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    private final Set<String> approvers = new HashSet<>(Set.of("bo"));
    private final Mlops mlops = open();
    private final RunId run =
            mlops.tracking().start(RunSpec.of(ExperimentName.of("figures"))).id();

    @Test
    @DisplayName("a command that is repeated under its id has the outcome of the first time, also after a restart")
    void repeatedCommands() {
        RequestId first = approved(version("one"));
        Move receipt = mlops.as(BO).governance().withCommandId("deploy-7").promote(first);
        RequestId second = approved(version("two"));
        mlops.as(BO).governance().promote(second);
        long entries = mlops.audit().verify(MODEL, List.of()).entries();

        assertThat(mlops.as(BO).governance().withCommandId("deploy-7").promote(first))
                .isEqualTo(receipt);
        assertThat(open().as(BO).governance().withCommandId("deploy-7").promote(first))
                .isEqualTo(receipt);
        assertThat(mlops.audit().verify(MODEL, List.of(receipt.receipt())).isSound())
                .isTrue();
        assertThat(mlops.audit().verify(MODEL, List.of()).entries()).isEqualTo(entries);
        assertThat(mlops.governance().current(MODEL, PRODUCTION)).hasValue(new ModelVersionId(MODEL, 2));
    }

    @Test
    @DisplayName("a refusal is repeated too, and an id never stands for two commands or two actors")
    void repeatedRefusals() {
        RequestId request = requested(version("one"));
        GovernanceCalls promote =
                () -> mlops.as(BO).governance().withCommandId("c7").promote(request);
        assertThat(denials(promote)).containsExactly(DenialCode.QUORUM_NOT_MET);
        mlops.as(BO).governance().approve(request, "");
        assertThat(denials(promote)).containsExactly(DenialCode.QUORUM_NOT_MET);
        mlops.as(BO).governance().withCommandId("c8").promote(request);
        assertThatThrownBy(() -> mlops.as(BO).governance().withCommandId("c8").stop(MODEL, PRODUCTION, "r"))
                .isInstanceOf(AlreadyExistsException.class)
                .hasMessageContaining("another command has the id 'c8'");
        assertThatThrownBy(() -> mlops.as(DEE).governance().withCommandId("c8").promote(request))
                .isInstanceOf(AlreadyExistsException.class);
        assertThatThrownBy(() -> mlops.governance().withCommandId("a/b")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName(
            "who votes for what was read does not vote for evidence that was exchanged meanwhile, and may repeat the vote")
    void votedForWhatWasRead() {
        ModelVersionId version = version("one").id();
        mlops.as(DEE)
                .governance()
                .definePolicy(
                        MODEL,
                        PRODUCTION,
                        ApprovalPolicy.builder()
                                .require(EvidenceKey.of(EvidenceKey.Kind.METRICS))
                                .build());
        RequestId request = mlops.as(ANA)
                .governance()
                .request(version, PRODUCTION, "better")
                .id();
        Digest read = mlops.governance().subject(request).orElseThrow();
        mlops.as(ANA)
                .governance()
                .attach(version, new Evidence.RunMetrics(run, new TreeMap<>(Map.of("auc", 0.4)), now.get()));

        assertThat(mlops.as(BO).governance().check(new RequestCommand.Approve(request, "", read)))
                .extracting(Denial::code)
                .containsExactly(DenialCode.SUBJECT_CHANGED);
        assertThat(denials(() -> mlops.as(BO).governance().approve(request, "", read)))
                .containsExactly(DenialCode.SUBJECT_CHANGED);
        Digest present = mlops.governance().subject(request).orElseThrow();
        Governance repeated = mlops.as(BO).governance().withCommandId("vote-1");
        repeated.approve(request, "", present);
        assertThat(repeated.approve(request, "", present).votes()).hasSize(1);
        assertThat(repeated.approve(request, "").votes()).hasSize(1);
        assertThatThrownBy(() -> repeated.approve(request, "", read)).isInstanceOf(AlreadyExistsException.class);
        assertThat(mlops.as(BO).governance().promote(request).after()).isEqualTo(version);
        assertThat(mlops.audit().verify(MODEL, List.of()).isSound()).isTrue();
    }

    @Test
    @DisplayName(
            "who acts for another is not that other when an id comes again, nor is a program the person of that name")
    void repeatedForAnother() {
        ModelVersionId version = version("one").id();
        define(ApprovalPolicy.withDefaults());
        Actor anaForBo = ANA.onBehalfOf("bo");
        mlops.as(anaForBo).governance().withCommandId("c9").request(version, PRODUCTION, "r");
        for (Actor other : List.of(BO.onBehalfOf("ana"), Actor.service("ana").onBehalfOf("bo"), ANA)) {
            assertThatThrownBy(() ->
                            mlops.as(other).governance().withCommandId("c9").request(version, PRODUCTION, "r"))
                    .as(other.toString())
                    .isInstanceOf(AlreadyExistsException.class);
        }
        Actor withMoreRoles = Actor.person("ana", "auditor").onBehalfOf("bo");
        assertThat(mlops.as(withMoreRoles)
                        .governance()
                        .withCommandId("c9")
                        .request(version, PRODUCTION, "r")
                        .requesters())
                .containsExactlyInAnyOrder("ana", "bo");
    }

    @Test
    @DisplayName("a directory that answers nothing gives nobody a role")
    void directoryWithoutAnswer() {
        RequestId request = approved(version("one"));
        Map<String, Set<String>> nobody = Map.of();
        Mlops forgetful = Mlops.open(
                        backend,
                        MlopsOptions.withDefaults()
                                .withClock(Clock.fixed(now.get(), ZoneOffset.UTC))
                                .withRoleDirectory(nobody::get))
                .as(BO);
        assertThat(denials(() -> forgetful.governance().promote(request)))
                .containsExactly(DenialCode.QUORUM_NOT_MET, DenialCode.STALE_APPROVAL);
    }

    @Test
    @DisplayName("what stands in the way is the same list that the refusal has, and asking records nothing")
    void dryRun() {
        RequestId request = requested(version("one"));
        List<Denial> missing = mlops.as(ANA).governance().check(new RequestCommand.Promote(request));
        assertThat(missing)
                .extracting(Denial::code)
                .containsExactly(DenialCode.ROLE_MISSING, DenialCode.QUORUM_NOT_MET);
        long entries = mlops.audit().verify(MODEL, List.of()).entries();
        assertThatThrownBy(() -> mlops.as(ANA).governance().promote(request))
                .isInstanceOfSatisfying(
                        TransitionDeniedException.class,
                        refusal -> assertThat(refusal.denials()).isEqualTo(missing));
        assertThat(mlops.audit().verify(MODEL, List.of()).entries()).isEqualTo(entries + 1);
        assertThat(mlops.audit().verify(MODEL, List.of()).isSound()).isTrue();
    }

    @Test
    @DisplayName(
            "the auditor's report says who let an inconclusive gate pass and why, for what was promoted and nothing else")
    void waiverInReport() throws IOException {
        ModelVersion version = version("one");
        define(ApprovalPolicy.builder()
                .require(EvidenceKey.of(EvidenceKey.Kind.METRICS))
                .gate(new Gate.Custom("lawyer"))
                .build());
        RequestId request = mlops.as(ANA)
                .governance()
                .request(version.id(), PRODUCTION, "r")
                .id();
        mlops.governance().attach(version.id(), metrics(0.4));
        mlops.as(BO).governance().waive(request, "custom lawyer", "for the old figures");
        mlops.governance().attach(version.id(), metrics(0.5));
        mlops.as(BO.onBehalfOf("eve")).governance().waive(request, "custom lawyer", "asked by phone");
        mlops.as(BO).governance().approve(request, "");
        mlops.as(BO).governance().promote(request);
        ByteArrayOutputStream report = new ByteArrayOutputStream();
        mlops.audit().export(MODEL, name -> name.equals("report.md") ? report : OutputStream.nullOutputStream());
        assertThat(report.toString(StandardCharsets.UTF_8).lines())
                .filteredOn(line -> line.startsWith("| custom lawyer | INCONCLUSIVE | "))
                .singleElement()
                .asString()
                .contains("eve", ": asked by phone |")
                .doesNotContain("old figures");
        assertThat(report.toString(StandardCharsets.UTF_8))
                .contains("WAIVER of custom lawyer (stands no more) by bo \\[approver, operator\\] at ")
                .contains(
                        ": for the old figures<br>WAIVER of custom lawyer by bo for eve \\[approver, operator\\] at ");
    }

    @Test
    @DisplayName("the host's directory, gates and clock decide, and the log stays sound without them")
    void host() {
        ModelVersion version = version("one");
        define(ApprovalPolicy.builder()
                .require(EvidenceKey.of(EvidenceKey.Kind.METRICS))
                .gate(new Gate.Custom("lawyer"))
                .override("lead", "reviewer")
                .build());
        mlops.as(ANA).governance().attach(version.id(), metrics(0.5));
        RequestId request = mlops.as(ANA)
                .governance()
                .request(version.id(), PRODUCTION, "r")
                .id();
        mlops.as(BO).governance().approve(request, "");
        assertThat(denials(() -> mlops.as(BO).governance().promote(request)))
                .containsExactly(DenialCode.GATE_INCONCLUSIVE);
        mlops.as(BO).governance().waive(request, "custom lawyer", "asked by phone");
        approvers.clear();
        assertThat(denials(() -> mlops.as(BO).governance().promote(request)))
                .containsExactly(DenialCode.QUORUM_NOT_MET, DenialCode.STALE_APPROVAL, DenialCode.GATE_INCONCLUSIVE);
        approvers.add("bo");
        mlops.as(BO).governance().promote(request);

        now.set(now.get().plus(Duration.ofDays(90)));
        RequestId late = mlops.as(ANA)
                .governance()
                .request(version("two").id(), PRODUCTION, "r")
                .id();
        now.set(now.get().plus(Duration.ofDays(90)));
        assertThat(mlops.governance().request(late).status()).isEqualTo(PromotionRequest.Status.EXPIRED);
        assertThat(mlops.governance().requests(MODEL))
                .extracting(PromotionRequest::status)
                .containsExactly(PromotionRequest.Status.CONSUMED, PromotionRequest.Status.EXPIRED);
        mlops.as(DEE).governance().overridePolicy(new ModelVersionId(MODEL, 2), PRODUCTION, "outage");
        mlops.as(Actor.person("rob", "reviewer")).governance().closeReview(MODEL, 1, "fine");
        assertThat(mlops.governance().reviews(MODEL)).noneMatch(review -> review.isOpen());
        assertThat(Mlops.open(backend).audit().verify(MODEL, List.of()).findings())
                .isEmpty();
    }

    @Test
    @DisplayName("under an id that was used, asking still says what would be decided now")
    void askingUnderAnId() {
        RequestId request = requested(version("one"));
        Governance bo = mlops.as(BO).governance().withCommandId("c9");
        assertThat(denials(() -> bo.promote(request))).containsExactly(DenialCode.QUORUM_NOT_MET);
        assertThat(bo.check(new RequestCommand.Promote(request)))
                .extracting(Denial::code)
                .containsExactly(DenialCode.QUORUM_NOT_MET);
    }

    @Test
    @DisplayName("a directory that changes its mind within a decision is asked once, so that rules and record agree")
    void fickleDirectory() {
        AtomicInteger asked = new AtomicInteger();
        RequestId request = approved(version("one"));
        Mlops fickle = Mlops.open(
                backend,
                MlopsOptions.withDefaults()
                        .withClock(Clock.fixed(now.get(), ZoneOffset.UTC))
                        .withRoleDirectory(
                                person -> asked.incrementAndGet() == 1 ? Set.of("approver") : Set.<String>of()));
        fickle.as(BO).governance().promote(request);
        assertThat(asked).hasValue(1);
        assertThat(fickle.audit().verify(MODEL, List.of()).findings()).isEmpty();
    }

    @Test
    @DisplayName("a version whose files are gone is refused by name")
    void damagedFiles() {
        RegistryEvent lost = new RegistryEvent.VersionRegistered(
                1, Digest.of("lost"), Signature.unknown(), null, null, new TreeSet<>(), "", new TreeMap<>());
        AuditEntry entry = new AuditEntry(1, "c", ANA, now.get(), null, List.of(new RegistryEvent.Created(""), lost));
        backend.registry().commit(MODEL, 0, ModelEntryCodec.encode(MODEL, entry));
        RequestId request = approved(mlops.registry().version(new ModelVersionId(MODEL, 1)));
        assertThatThrownBy(() -> mlops.as(BO).governance().promote(request))
                .isInstanceOf(TransitionDeniedException.class)
                .hasMessageContaining("the files of version bank/1 are damaged");
    }

    @Test
    @DisplayName("declared people and those who started the run and its parents had a part in the version")
    void contributors() {
        ActiveRun parent = mlops.as(Actor.person("pam")).tracking().start(RunSpec.of(ExperimentName.of("e")));
        ActiveRun run = mlops.as(Actor.person("carl").onBehalfOf("gus"))
                .tracking()
                .start(RunSpec.of(ExperimentName.of("e")).withParent(parent.id()));
        Artifact file = file("one");
        ModelVersion version = mlops.as(ANA.onBehalfOf("fay"))
                .registry()
                .register(
                        MODEL,
                        VersionSpec.of(ArtifactManifest.of(List.of(file)))
                                .withRun(run.id())
                                .withContributor("dora"));
        assertThat(version.contributors()).containsExactly("ana", "carl", "dora", "fay", "gus", "pam");
    }

    @Test
    @DisplayName(
            "who started a part of the run, a part of that, or a part that was deleted since, had a part in the version")
    void contributorsOfParts() {
        ActiveRun search = mlops.as(ANA).tracking().start(RunSpec.of(ExperimentName.of("e")));
        ActiveRun trial = start("tom", search);
        start("fred", trial);
        ActiveRun deleted = start("dave", search);
        deleted.finish();
        mlops.tracking().delete(deleted.id(), "cleared away");
        for (int i = 0; i < 150; i++) {
            start("p" + i % 3, search);
        }
        start("late", mlops.as(Actor.person("other")).tracking().start(RunSpec.of(ExperimentName.of("e"))));
        Artifact file = file("one");
        ModelVersion version = mlops.as(ANA)
                .registry()
                .register(
                        MODEL,
                        VersionSpec.of(ArtifactManifest.of(List.of(file))).withRun(search.id()));
        assertThat(version.contributors()).containsExactly("ana", "dave", "fred", "p0", "p1", "p2", "tom");
    }

    private ActiveRun start(String person, ActiveRun whole) {
        return mlops.as(Actor.person(person))
                .tracking()
                .start(RunSpec.of(ExperimentName.of("e")).withParent(whole.id()));
    }

    @Test
    @DisplayName("evidence is read back as it was attached, and the tier and retirement of a model are told")
    void reading() {
        ModelVersion version = version("one");
        define(ApprovalPolicy.withDefaults());
        mlops.as(ANA).governance().attach(version.id(), metrics(0.5));
        assertThat(mlops.as(ANA).governance().attach(version.id(), metrics(0.9)).attachedBy())
                .isEqualTo("ana");
        assertThat(mlops.governance().evidence(version.id()))
                .extracting(attached -> attached.evidence())
                .containsExactly(metrics(0.9));
        assertThat(mlops.governance().tier(MODEL)).isEqualTo(MaterialityTier.HIGH);
        mlops.as(DEE).governance().classify(MODEL, MaterialityTier.LOW, "internal");
        assertThat(mlops.governance().policy(MODEL, PRODUCTION)).isEmpty();
        mlops.as(DEE).governance().classify(MODEL, MaterialityTier.HIGH, "not so internal");
        mlops.as(BO).governance().retire(version.id(), "r");
        assertThat(mlops.registry().version(version.id()).isRetired()).isTrue();
        assertThatThrownBy(() -> mlops.governance().evidence(new ModelVersionId(MODEL, 9)))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> mlops.governance().stop(ModelName.of("x"), PRODUCTION, "r"))
                .isInstanceOf(NotFoundException.class)
                .hasMessage("Cannot stop 'x' in 'production': model 'x' does not exist");
    }

    @Test
    @DisplayName("figures are of a run that the store has, or of the version's own")
    void unknownRun() {
        ModelVersion version = version("one");
        Evidence invented = new Evidence.RunMetrics(RunId.of("nobody"), new TreeMap<>(), now.get());
        assertThat(denials(() -> mlops.governance().attach(version.id(), invented)))
                .containsExactly(DenialCode.UNKNOWN_RUN);
        assertThat(mlops.audit().verify(MODEL, List.of()).findings()).isEmpty();
    }

    @Test
    @DisplayName(
            "to classify a model the first time is recorded with its reason, also as what it is anyway; again it is not")
    void classified() {
        version("one");
        define(ApprovalPolicy.withDefaults());
        long before = mlops.audit().checkpoint(MODEL).size();
        mlops.as(DEE).governance().classify(MODEL, MaterialityTier.HIGH, "credit decisions");
        mlops.as(DEE).governance().classify(MODEL, MaterialityTier.HIGH, "credit decisions");
        List<AuditEntry> entries = mlops.audit().trail(MODEL).entries();
        assertThat(entries).hasSize((int) before + 1);
        assertThat(entries.get(entries.size() - 1).events().get(0).reason()).isEqualTo("credit decisions");
        assertThat(mlops.audit().verify(MODEL, List.of()).findings()).isEmpty();
    }

    @Test
    @DisplayName("only an entry that holds words is erased, and a second erasure changes nothing but the log")
    void nothingToErase() {
        requested(version("one"));
        GovernanceCalls wrong = () -> mlops.as(DEE).governance().eraseRemarks(MODEL, 1, "r");
        assertThatThrownBy(wrong::run).hasMessageContaining("entry 1 holds no remark");
        assertThat(denials(wrong)).containsExactly(DenialCode.NOTHING_TO_ERASE);
        mlops.as(DEE).governance().eraseRemarks(MODEL, 3, "r");
        mlops.as(DEE).governance().eraseRemarks(MODEL, 3, "r");
        assertThat(mlops.audit().trail(MODEL).entries().get(2).events().get(0).reason())
                .isEqualTo("[erased]");
        assertThat(mlops.audit().verify(MODEL, List.of()).findings()).isEmpty();
    }

    private interface GovernanceCalls {
        void run();
    }

    private static List<DenialCode> denials(GovernanceCalls call) {
        try {
            call.run();
        } catch (TransitionDeniedException e) {
            return e.denials().stream().map(Denial::code).toList();
        }
        return List.of();
    }

    private Mlops open() {
        return Mlops.open(
                backend,
                MlopsOptions.withDefaults()
                        .withClock(new Clock() {
                            @Override
                            public ZoneOffset getZone() {
                                return ZoneOffset.UTC;
                            }

                            @Override
                            public Clock withZone(ZoneId zone) {
                                return this;
                            }

                            @Override
                            public Instant instant() {
                                return now.get();
                            }
                        })
                        .withRoleDirectory(person -> approvers.contains(person) ? Set.of("approver") : Set.of())
                        .withGate("lawyer", question -> GateAnswer.inconclusive("busy")));
    }

    private void define(ApprovalPolicy policy) {
        mlops.as(DEE).governance().definePolicy(MODEL, PRODUCTION, policy);
    }

    private RequestId requested(ModelVersion version) {
        define(ApprovalPolicy.withDefaults());
        return mlops.as(ANA).governance().request(version.id(), PRODUCTION, "r").id();
    }

    private RequestId approved(ModelVersion version) {
        RequestId request = requested(version);
        mlops.as(BO).governance().approve(request, "");
        return request;
    }

    private Artifact file(String content) {
        return mlops.artifacts().put(ArtifactPath.of("weights"), content.getBytes(StandardCharsets.UTF_8));
    }

    private ModelVersion version(String content) {
        return mlops.as(ANA).registry().register(MODEL, VersionSpec.of(ArtifactManifest.of(List.of(file(content)))));
    }

    private Evidence metrics(double auc) {
        return new Evidence.RunMetrics(run, new TreeMap<>(Map.of("auc", auc)), Instant.parse("2026-01-01T00:00:00Z"));
    }
}
