// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.decision;

import static io.mlops4j.core.decision.Walk.ANA;
import static io.mlops4j.core.decision.Walk.BO;
import static io.mlops4j.core.decision.Walk.CY;
import static io.mlops4j.core.decision.Walk.DEE;
import static io.mlops4j.core.decision.Walk.MODEL;
import static io.mlops4j.core.decision.Walk.PRODUCTION;
import static org.assertj.core.api.Assertions.assertThat;

import io.mlops4j.common.RequestId;
import io.mlops4j.governance.ApprovalPolicy;
import io.mlops4j.governance.DenialCode;
import io.mlops4j.governance.EnvironmentCommand;
import io.mlops4j.governance.RequestCommand;
import io.mlops4j.governance.evidence.Evidence;
import io.mlops4j.governance.evidence.EvidenceKey;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What somebody who was refused reads about what to do. */
class DenialSentencesTest {
    private static final RequestId FIRST = new RequestId(MODEL, 1);

    private final Scene scene = new Scene();

    @Test
    @DisplayName("an approval of something else, or of too long ago, is to be given again, and so is a request")
    void again() {
        scene.policy(ApprovalPolicy.builder().voteExpiry(Duration.ofHours(36)).build());
        scene.accepted(DEE, Scene.request(1));
        scene.accepted(BO, new RequestCommand.Approve(FIRST, ""));
        scene.pass(Duration.ofHours(36));
        assertThat(scene.refused(
                        BO, new RequestCommand.Promote(FIRST), DenialCode.QUORUM_NOT_MET, DenialCode.STALE_APPROVAL))
                .contains("the approval of bo has expired after 1 day 12 hours (vote again)");
        scene.policy(ApprovalPolicy.withDefaults());
        assertThat(scene.refused(
                        BO, new RequestCommand.Promote(FIRST), DenialCode.QUORUM_NOT_MET, DenialCode.STALE_APPROVAL))
                .contains(
                        "the approval of bo was given before version, evidence or policy changed (read what there is now"
                                + " and vote again)");
        String end = scene.state().request(1).orElseThrow().expiresAt().toString();
        scene.pass(Duration.ofDays(90));
        assertThat(scene.refused(BO, new RequestCommand.Approve(FIRST, ""), DenialCode.REQUEST_EXPIRED))
                .containsExactly("request bank#1 expired at " + end + "; ask for the promotion again");
    }

    @Test
    @DisplayName("a waiver of what the policy does not have is told what it has")
    void gates() {
        scene.policy(ApprovalPolicy.withDefaults());
        scene.accepted(DEE, Scene.request(1));
        assertThat(scene.refused(CY, new RequestCommand.Waive(FIRST, "x", "r"), DenialCode.NOT_INCONCLUSIVE))
                .containsExactly("the policy has no gate 'x'; it has none");
    }

    @Test
    @DisplayName("a comparison with a champion that is gone is to be made without one")
    void comparisons() {
        scene.policy(ApprovalPolicy.builder()
                .require(EvidenceKey.of(EvidenceKey.Kind.COMPARISON))
                .build());
        scene.accepted(CY, Scene.attach(2, new Evidence.Comparison(1, List.of(), Walk.NOW)));
        scene.accepted(DEE, Scene.request(2));
        scene.accepted(BO, new RequestCommand.Approve(FIRST, ""));
        assertThat(scene.refused(BO, new RequestCommand.Promote(FIRST), DenialCode.EVIDENCE_STALE))
                .containsExactly(
                        "the champion has changed since version bank/2 was compared; nothing is current now, so"
                                + " attach a comparison without a baseline");
    }

    @Test
    @DisplayName("a review that the policy lets nobody close says so")
    void reviews() {
        scene.policy(ApprovalPolicy.builder().override("breaker", "reviewer").build());
        scene.accepted(BO, new EnvironmentCommand.OverridePolicy(Scene.id(2), PRODUCTION, "r"));
        scene.policy(ApprovalPolicy.withDefaults());
        scene.accepted(ANA, Scene.request(1));
        scene.accepted(BO, new RequestCommand.Approve(FIRST, ""));
        assertThat(scene.refused(BO, new RequestCommand.Promote(FIRST), DenialCode.REVIEW_OPEN))
                .containsExactly(
                        "review 1 of an override of production is open, to be closed by a person with the role to"
                                + " REVIEW, which the policy gives nobody, other than bo");
    }
}
