// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops4j.common.Actor;
import io.mlops4j.common.Digest;
import io.mlops4j.common.Environment;
import io.mlops4j.common.ExperimentName;
import io.mlops4j.common.ModelName;
import io.mlops4j.common.ModelVersionId;
import io.mlops4j.common.RequestId;
import io.mlops4j.common.Schema;
import io.mlops4j.core.Mlops;
import io.mlops4j.core.codec.ModelCardCodec;
import io.mlops4j.error.NotFoundException;
import io.mlops4j.governance.ApprovalPolicy;
import io.mlops4j.governance.DenialCode;
import io.mlops4j.governance.RequestCommand;
import io.mlops4j.governance.TransitionDeniedException;
import io.mlops4j.governance.evidence.Evidence;
import io.mlops4j.governance.evidence.EvidenceKey;
import io.mlops4j.governance.evidence.ModelCard;
import io.mlops4j.governance.evidence.ModelCard.Field;
import io.mlops4j.governance.gate.Gate;
import io.mlops4j.registry.ModelVersion;
import io.mlops4j.registry.VersionSpec;
import io.mlops4j.tracking.ActiveRun;
import io.mlops4j.tracking.DatasetInput;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ModelCardsTest {
    private static final ModelName BANK = ModelName.of("bank");
    private static final Instant DAY = Instant.parse("2026-01-10T00:00:00Z");
    private static final DatasetInput.Dataset RAW = new DatasetInput.Dataset("raw calls", "7", Digest.of("raw"));

    private final Mlops mlops = Mlops.inMemory().as(Actor.person("ana"));

    @Test
    @DisplayName("a draft holds what run, version and evidence know, and leaves people only what they must write")
    void draft() {
        ModelVersion version = version();
        Evidence.Difference young = new Evidence.Difference("auc", "age < 25", 0.6, 0.7, 0.0, 0.2);
        mlops.governance().attach(version.id(), new Evidence.Comparison(null, List.of(young), DAY));
        ModelCard card = mlops.modelCards().draft(version.id());
        assertThat(card.origin()).isEqualTo(ModelCard.Origin.of(version));
        assertThat(card.metrics())
                .containsEntry("auc", 0.8)
                .containsEntry("auc[age < 25]", 0.7)
                .hasSize(2);
        assertThat(card.data())
                .containsExactly(new ModelCard.Dataset(
                        new DatasetInput.Dataset("calls", "2", Digest.of("calls")), "training", 100, "s3://calls"));
        assertThat(card.texts().get(Field.DEVELOPMENT))
                .contains("of experiment 'trees'", " by ana", "Param depth = 3.");
        assertThat(card.texts().get(Field.DATA_GOVERNANCE))
                .isEqualTo("Dataset 'calls' came from 'raw calls' (" + RAW.digest() + "): without the duration");
        assertThat(card.missing(Set.of(Field.values())))
                .containsExactly(
                        Field.OWNER,
                        Field.INTENDED_USE,
                        Field.LIMITS,
                        Field.VALIDATION,
                        Field.SECURITY,
                        Field.RISKS,
                        Field.MITIGATIONS,
                        Field.HUMAN_OVERSIGHT,
                        Field.CHANGES,
                        Field.STANDARDS,
                        Field.MONITORING_PLAN,
                        Field.REVALIDATION_DUE);
        assertThatThrownBy(() -> mlops.modelCards().draft(new ModelVersionId(BANK, 9)))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    @DisplayName("each edition stays in the log, and of two edits of one edition the second is refused")
    void editions() {
        ModelVersionId version = version().id();
        ModelCard first = attach(version, mlops.modelCards().draft(version).with(Field.OWNER, "ana"));
        ModelCard mine = mlops.modelCards().draft(version).with(Field.RISKS, "few");
        ModelCard yours = mlops.modelCards().draft(version).with(Field.RISKS, "many");
        attach(version, mine);
        assertThat(denials(version, yours))
                .containsExactly("edition 2 is attached, and this is not the one after " + ModelCardCodec.digest(mine)
                        + "; start from modelCards().draft(version)");
        assertThat(denials(version, first)).hasSize(1);
        assertThat(mlops.modelCards().latest(version)).hasValue(mine);
        assertThat(mlops.modelCards().draft(version).previous()).isEqualTo(ModelCardCodec.digest(mine));
        assertThat(mlops.modelCards().editions(version))
                .extracting(CardEdition::card)
                .containsExactly(first, mine);
        CardEdition last = mlops.modelCards().editions(version).get(1);
        assertThat(last.digest()).isEqualTo(ModelCardCodec.digest(mine));
        assertThat(last.attachedBy()).isEqualTo("ana");
        assertThat(last.entry()).isEqualTo(mlops.audit().trail(BANK).entries().size() - 2);
        assertThat(mlops.audit().verify(BANK, List.of()).isSound()).isTrue();
    }

    @Test
    @DisplayName("a later edition says what the one before said, or the figures as they are now")
    void figures() {
        ModelVersion version = version();
        attach(version.id(), mlops.modelCards().draft(version.id()));
        SortedMap<String, Double> later = new TreeMap<>(Map.of("auc", 0.6, "gini", 0.2));
        mlops.governance()
                .attach(version.id(), new Evidence.RunMetrics(Objects.requireNonNull(version.run()), later, DAY));
        ModelCard next = mlops.modelCards().draft(version.id());
        assertThat(next.metrics()).containsExactly(Map.entry("auc", 0.8));
        assertThat(mlops.modelCards().figures(version.id())).isEqualTo(later);
        assertThat(attach(version.id(), next.withMetrics(mlops.modelCards().figures(version.id())))
                        .metrics())
                .isEqualTo(later);
    }

    @Test
    @DisplayName("a card is attached to the version that it is about, from its first edition on")
    void fits() {
        ModelVersion one = version();
        ModelVersion two = version();
        ModelCard card = mlops.modelCards().draft(one.id());
        assertThat(denials(two.id(), card))
                .containsExactly("the card is about version bank/1 with files " + one.artifact()
                        + "; start from modelCards().draft(version)");
        assertThat(denials(one.id(), card.nextEdition(Digest.of("x"))))
                .containsExactly("no edition of the card is attached that this one could follow"
                        + "; start from modelCards().draft(version)");
        attach(one.id(), card);
        // the same card again, written later, is no other edition
        mlops.governance().attach(one.id(), new Evidence.Card(card, DAY.plusSeconds(1)));
        assertThat(denials(one.id(), card.nextEdition(Digest.of("x")))).hasSize(1);
        assertThat(denials(
                        one.id(),
                        card.nextEdition(ModelCardCodec.digest(card)).nextEdition(ModelCardCodec.digest(card))))
                .hasSize(1);
    }

    @Test
    @DisplayName("a promotion waits for the fields that the policy asks for, and a later edition voids approvals")
    void gate() {
        Mlops bo = mlops.as(Actor.person("bo", "approver", "operator"));
        ModelVersionId version = version().id();
        mlops.as(Actor.person("dee", "policy-owner"))
                .governance()
                .definePolicy(
                        BANK,
                        Environment.PRODUCTION,
                        ApprovalPolicy.builder()
                                .require(EvidenceKey.of(EvidenceKey.Kind.MODEL_CARD))
                                .gate(new Gate.CardFields(new TreeSet<>(Set.of(Field.OWNER))))
                                .build());
        attach(version, mlops.modelCards().draft(version));
        var request =
                mlops.governance().request(version, Environment.PRODUCTION, "r").id();
        bo.governance().approve(request, "");
        assertThat(codes(bo, request)).containsExactly(DenialCode.GATE_FAILED);
        attach(version, mlops.modelCards().draft(version).with(Field.OWNER, "credit risk"));
        assertThat(codes(bo, request)).containsExactly(DenialCode.QUORUM_NOT_MET, DenialCode.STALE_APPROVAL);
        bo.governance().approve(request, "");
        assertThat(codes(bo, request)).isEmpty();
    }

    @Test
    @DisplayName("a version without a run or with more params than a text holds gets a card too")
    void otherDrafts() {
        ActiveRun run = mlops.tracking().start(ExperimentName.of("trees"));
        for (int i = 0; i < 4; i++) {
            run.param("p" + i, "x".repeat(3_000));
        }
        run.artifact("model/weights", new byte[] {1});
        run.finish();
        ModelVersion long1 = mlops.registry().register(BANK, VersionSpec.ofRun(run.snapshot(), "model"));
        assertThat(mlops.modelCards().draft(long1.id()).texts().get(Field.DEVELOPMENT))
                .endsWith("\nAnd more.")
                .hasSizeLessThan(8_000);
        ModelVersion bare = mlops.registry()
                .register(
                        BANK,
                        VersionSpec.of(
                                VersionSpec.ofRun(run.snapshot(), "model").files()));
        ModelCard card = mlops.modelCards().draft(bare.id());
        assertThat(card.texts()).isEmpty();
        assertThat(Objects.requireNonNull(card.origin()).run()).isNull();
        assertThat(mlops.modelCards().editions(bare.id())).isEmpty();
        assertThat(mlops.modelCards().latest(bare.id())).isEmpty();
    }

    private static List<DenialCode> codes(Mlops actor, RequestId request) {
        return actor.governance().check(new RequestCommand.Promote(request)).stream()
                .map(denial -> denial.code())
                .toList();
    }

    private ModelCard attach(ModelVersionId version, ModelCard card) {
        mlops.governance().attach(version, new Evidence.Card(card, DAY));
        return card;
    }

    private List<String> denials(ModelVersionId version, ModelCard card) {
        try {
            attach(version, card);
            return List.of();
        } catch (TransitionDeniedException e) {
            assertThat(e.denials()).allMatch(denial -> denial.code() == DenialCode.CARD_UNFIT);
            return e.denials().stream().map(denial -> denial.sentence()).toList();
        }
    }

    private ModelVersion version() {
        ActiveRun run = mlops.tracking().start(ExperimentName.of("trees"));
        run.param("depth", "3").metric("auc", 0.8).artifact("model/weights", new byte[] {1, 2});
        run.input(DatasetInput.of("calls", "2", Digest.of("calls"), "training")
                .withShape(Schema.empty(), 100)
                .withSource("s3://calls")
                .derivedFrom(RAW, "without the duration"));
        run.finish();
        return mlops.registry()
                .register(BANK, VersionSpec.ofRun(run.snapshot(), "model").withDescription("picks whom to call"));
    }
}
