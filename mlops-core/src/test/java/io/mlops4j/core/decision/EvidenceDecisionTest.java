// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.decision;

import static io.mlops4j.core.decision.Walk.ANA;
import static io.mlops4j.core.decision.Walk.BO;
import static io.mlops4j.core.decision.Walk.BOT;
import static io.mlops4j.core.decision.Walk.CLEAR;
import static io.mlops4j.core.decision.Walk.CY;
import static io.mlops4j.core.decision.Walk.DEE;
import static io.mlops4j.core.decision.Walk.GATED;
import static io.mlops4j.core.decision.Walk.MODEL;
import static io.mlops4j.core.decision.Walk.POOR;
import static io.mlops4j.core.decision.Walk.UNCLEAR;
import static org.assertj.core.api.Assertions.assertThat;

import io.mlops4j.common.Digest;
import io.mlops4j.common.RequestId;
import io.mlops4j.common.RunId;
import io.mlops4j.governance.ApprovalPolicy;
import io.mlops4j.governance.DenialCode;
import io.mlops4j.governance.RequestCommand.Approve;
import io.mlops4j.governance.RequestCommand.Promote;
import io.mlops4j.governance.RequestCommand.Waive;
import io.mlops4j.governance.evidence.Evidence;
import io.mlops4j.governance.evidence.EvidenceKey;
import io.mlops4j.governance.gate.CustomGate;
import io.mlops4j.governance.gate.Gate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvidenceDecisionTest {
    private static final RequestId FIRST = new RequestId(MODEL, 1);
    private static final String GATE = "custom " + Walk.MOOD;

    private final Scene scene = new Scene();

    @Test
    @DisplayName("required evidence must be there and pass, and new evidence voids earlier approvals")
    void evidence() {
        scene.policy(GATED);
        scene.accepted(DEE, Scene.request(1));
        scene.accepted(BO, new Approve(FIRST, ""));
        assertThat(scene.refused(BO, new Promote(FIRST), DenialCode.EVIDENCE_MISSING, DenialCode.GATE_MISSING))
                .containsExactly("not attached: [METRICS]", "custom mood: no figure");
        scene.accepted(ANA, Scene.attach(1, POOR));
        scene.refused(
                BO, new Promote(FIRST), DenialCode.QUORUM_NOT_MET, DenialCode.STALE_APPROVAL, DenialCode.GATE_FAILED);
        scene.accepted(ANA, Scene.attach(1, CLEAR));
        scene.accepted(BO, new Approve(FIRST, ""));
        assertThat(scene.accepted(ANA, Scene.attach(1, CLEAR)).entry().events()).isEmpty();
        assertThat(scene.accepted(BO, new Promote(FIRST)).entry().events().toString())
                .contains("custom mood: PASS, clear");
    }

    @Test
    @DisplayName("tags, descriptions and evidence that nobody requires void nothing")
    void unrelatedChanges() {
        scene.policy(GATED);
        scene.accepted(DEE, Scene.request(1));
        scene.accepted(ANA, Scene.attach(1, CLEAR));
        scene.accepted(BO, new Approve(FIRST, ""));
        scene.state(Walk.give(scene.state(), ANA, new RegistryCommand.TagVersion(1, "k", "v"))
                .after());
        scene.state(Walk.give(scene.state(), ANA, new RegistryCommand.DescribeVersion(1, "d"))
                .after());
        scene.accepted(ANA, Scene.attach(1, new Evidence.Document("notes", Digest.of("n"), "", Walk.NOW)));
        scene.accepted(ANA, Scene.attach(2, POOR));
        scene.accepted(BO, new Promote(FIRST));
    }

    @Test
    @DisplayName("an inconclusive gate is waived by an independent person, for this evidence and for a time")
    void waivers() {
        scene.policy(GATED);
        scene.accepted(DEE, Scene.request(1));
        scene.accepted(ANA, Scene.attach(1, UNCLEAR));
        scene.accepted(BO, new Approve(FIRST, ""));
        scene.refused(BO, new Promote(FIRST), DenialCode.GATE_INCONCLUSIVE);
        scene.refused(ANA, new Waive(FIRST, GATE, "r"), DenialCode.CONTRIBUTOR_APPROVAL);
        scene.refused(BOT, new Waive(FIRST, GATE, "r"), DenialCode.NOT_A_PERSON);
        scene.refused(DEE, new Waive(FIRST, GATE, "r"), DenialCode.ROLE_MISSING, DenialCode.SELF_APPROVAL);
        assertThat(scene.refused(CY, new Waive(FIRST, "custom x", "r"), DenialCode.NOT_INCONCLUSIVE))
                .containsExactly("the policy has no gate 'custom x'; it has 'custom mood'");
        scene.accepted(CY, new Waive(FIRST, GATE, "few data, low risk"));
        scene.pass(Duration.ofDays(10));
        scene.refused(
                BO,
                new Promote(FIRST),
                DenialCode.QUORUM_NOT_MET,
                DenialCode.STALE_APPROVAL,
                DenialCode.GATE_INCONCLUSIVE);
        scene.accepted(CY, new Waive(FIRST, GATE, "still so"));
        assertThat(scene.state().request(1).orElseThrow().waivers()).hasSize(1);
        scene.accepted(BO, new Approve(FIRST, ""));
        scene.accepted(ANA, Scene.attach(1, Walk.metrics(0.7)));
        scene.accepted(BO, new Approve(FIRST, ""));
        scene.refused(BO, new Promote(FIRST), DenialCode.GATE_INCONCLUSIVE);
        scene.accepted(ANA, Scene.attach(1, UNCLEAR));
        scene.accepted(BO, new Approve(FIRST, ""));
        scene.accepted(BO, new Promote(FIRST));
    }

    @Test
    @DisplayName("who waives what was read does not waive what was attached since")
    void waivedAsRead() {
        scene.policy(GATED);
        scene.accepted(DEE, Scene.request(1));
        scene.accepted(ANA, Scene.attach(1, UNCLEAR));
        Digest read = scene.subject(1);
        scene.accepted(ANA, Scene.attach(1, Walk.metrics(0.55)));
        assertThat(scene.refused(CY, new Waive(FIRST, GATE, "r", read), DenialCode.SUBJECT_CHANGED))
                .containsExactly("version, evidence or policy is not what was read, subject " + read + ", but subject "
                        + scene.subject(1) + "; read it again and vote with the subject of now");
        scene.accepted(CY, new Waive(FIRST, GATE, "r", scene.subject(1)));
        scene.refused(BO, new Approve(FIRST, "", read), DenialCode.SUBJECT_CHANGED);
        scene.accepted(BO, new Approve(FIRST, "", scene.subject(1)));
        scene.accepted(BO, new Promote(FIRST));
    }

    @Test
    @DisplayName("a waiver is for one gate and leaves others closed")
    void oneGate() {
        scene.host(new Walk.TestHost() {
            @Override
            public @Nullable CustomGate gate(String id) {
                return super.gate(Walk.MOOD);
            }
        });
        scene.policy(ApprovalPolicy.builder()
                .require(EvidenceKey.of(EvidenceKey.Kind.METRICS))
                .gate(new Gate.Custom(Walk.MOOD))
                .gate(new Gate.Custom("weather"))
                .build());
        scene.accepted(DEE, Scene.request(1));
        scene.accepted(ANA, Scene.attach(1, UNCLEAR));
        scene.accepted(BO, new Approve(FIRST, ""));
        scene.accepted(CY, new Waive(FIRST, GATE, "r"));
        assertThat(scene.refused(BO, new Promote(FIRST), DenialCode.GATE_INCONCLUSIVE))
                .containsExactly("custom weather: unclear");
        scene.accepted(CY, new Waive(FIRST, "custom weather", "r"));
        scene.accepted(BO, new Promote(FIRST));
    }

    @Test
    @DisplayName("a gate that fails, passes or is missing cannot be waived")
    void onlyInconclusive() {
        scene.policy(GATED);
        scene.accepted(DEE, Scene.request(1));
        assertThat(scene.refused(CY, new Waive(FIRST, GATE, "r"), DenialCode.NOT_INCONCLUSIVE))
                .containsExactly("gate 'custom mood' says MISSING; only an inconclusive gate can be waived");
        scene.accepted(ANA, Scene.attach(1, POOR));
        scene.refused(CY, new Waive(FIRST, GATE, "r"), DenialCode.NOT_INCONCLUSIVE);
        scene.accepted(ANA, Scene.attach(1, CLEAR));
        scene.refused(CY, new Waive(FIRST, GATE, "r"), DenialCode.NOT_INCONCLUSIVE);
    }

    @ParameterizedTest
    @CsvSource({"PT5M, true", "PT5M0.000000001S, false", "P3650D, false"})
    @DisplayName("evidence is not dated after the moment at which it is attached, but for a skew of clocks")
    void postdated(Duration ahead, boolean accepted) {
        Evidence evidence = new Evidence.Document("notes", Digest.of("n"), "", Walk.NOW.plus(ahead));
        if (accepted) {
            scene.accepted(ANA, Scene.attach(1, evidence));
        } else {
            assertThat(scene.refused(ANA, Scene.attach(1, evidence), DenialCode.EVIDENCE_POSTDATED))
                    .containsExactly(
                            "DOCUMENT:notes is of " + evidence.asOf() + ", more than 5 minutes after " + Walk.NOW);
        }
    }

    @Test
    @DisplayName("evidence of any moment that there is can be judged")
    void extremes() {
        scene.accepted(ANA, Scene.attach(1, new Evidence.Document("old", Digest.of("n"), "", Instant.MIN)));
        Evidence never = new Evidence.Document("never", Digest.of("n"), "", Instant.MAX);
        scene.refused(ANA, Scene.attach(1, never), DenialCode.EVIDENCE_POSTDATED);
    }

    @Test
    @DisplayName("figures are of a run that exists")
    void unknownRun() {
        scene.host(new Walk.TestHost() {
            @Override
            public boolean hasRun(RunId run) {
                return false;
            }
        });
        assertThat(scene.refused(ANA, Scene.attach(1, CLEAR), DenialCode.UNKNOWN_RUN))
                .containsExactly("there is no run 'r1'");
    }

    @Test
    @DisplayName("a comparison counts only while its baseline is the champion")
    void comparisons() {
        scene.policy(ApprovalPolicy.builder()
                .require(EvidenceKey.of(EvidenceKey.Kind.COMPARISON))
                .build());
        scene.accepted(ANA, Scene.attach(1, new Evidence.Comparison(null, List.of(), Walk.NOW)));
        scene.accepted(CY, Scene.attach(2, new Evidence.Comparison(null, List.of(), Walk.NOW)));
        scene.promote(1);
        scene.accepted(DEE, Scene.request(2));
        scene.accepted(BO, new Approve(scene.latest(), ""));
        assertThat(scene.refused(BO, new Promote(scene.latest()), DenialCode.EVIDENCE_STALE))
                .containsExactly(
                        "the champion has changed since version bank/2 was compared; compare it with version 1");
        scene.accepted(CY, Scene.attach(2, new Evidence.Comparison(1, List.of(), Walk.NOW)));
        scene.accepted(BO, new Approve(scene.latest(), ""));
        scene.accepted(BO, new Promote(scene.latest()));
    }
}
