// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.decision;

import static io.mlops4j.core.decision.Walk.ANA;
import static io.mlops4j.core.decision.Walk.BO;
import static io.mlops4j.core.decision.Walk.CY;
import static io.mlops4j.core.decision.Walk.DEE;
import static io.mlops4j.core.decision.Walk.GATED;
import static io.mlops4j.core.decision.Walk.PRODUCTION;
import static org.assertj.core.api.Assertions.assertThat;

import io.mlops4j.audit.AuditEntry;
import io.mlops4j.audit.GovernanceEvent;
import io.mlops4j.audit.GovernanceEvent.Promoted;
import io.mlops4j.audit.ModelEvent;
import io.mlops4j.common.Actor;
import io.mlops4j.common.Digest;
import io.mlops4j.governance.Denial;
import io.mlops4j.governance.DenialCode;
import io.mlops4j.governance.RequestCommand.Approve;
import io.mlops4j.governance.RequestCommand.Promote;
import io.mlops4j.governance.RequestCommand.Waive;
import io.mlops4j.governance.gate.GateAnswer;
import io.mlops4j.governance.gate.GateVerdict;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Entries that somebody wrote into the store past the rules. */
class RecallTest {
    private static final GateVerdict VERDICT = new GateVerdict("custom mood", GateAnswer.inconclusive("unclear"));

    private final Scene scene = new Scene();
    private @Nullable Digest policy;

    @BeforeEach
    void ready() {
        scene.policy(GATED);
        scene.accepted(ANA, Scene.attach(1, Walk.UNCLEAR));
        scene.accepted(DEE, Scene.request(1));
        scene.accepted(BO, new Approve(scene.latest(), ""));
        scene.accepted(CY, new Waive(scene.latest(), "custom mood", "r"));
        policy = scene.give(BO, new Promote(scene.latest())).entry().policy();
    }

    @Test
    @DisplayName("a promotion names who approved and what the gates said, and no one else and nothing else")
    void promotions() {
        assertThat(policy).isNotNull();
        assertThat(objection(BO, promoted(List.of("bo"), VERDICT))).isEmpty();
        assertThat(objection(BO, promoted(List.of("bo", "cy"), VERDICT))).isEqualTo("the rules lead to other events");
        assertThat(objection(BO, promoted(List.of(), VERDICT))).contains("QUORUM_NOT_MET");
        assertThat(objection(BO, promoted(List.of("bo")))).contains("GATE_MISSING");
        GateVerdict failed = new GateVerdict("custom mood", GateAnswer.fail("poor"));
        assertThat(objection(BO, promoted(List.of("bo"), failed))).contains("GATE_FAILED");
        assertThat(objection(CY, promoted(List.of("bo"), VERDICT))).contains("ROLE_MISSING");
    }

    @Test
    @DisplayName("an entry names the policy that was in force")
    void policies() {
        Promoted event = promoted(List.of("bo"), VERDICT);
        assertThat(objection(entry(BO, "x", null, event))).startsWith("it names policy null, in force was sha256:");
        assertThat(objection(entry(BO, "x", Digest.of("other"), event))).startsWith("it names policy sha256:");
    }

    @Test
    @DisplayName("a command id stands once in a log, and an entry has something to say")
    void ids() {
        assertThat(objection(entry(BO, "c3", policy, promoted(List.of("bo"), VERDICT))))
                .isEqualTo("an earlier entry has its command id");
        assertThat(Recall.objection(scene.state(), new AuditEntry(99, "x", BO, Walk.NOW, policy, List.of())))
                .hasValue("it records no event");
    }

    @Test
    @DisplayName("a refusal is judged like everything else: for what the rules refuse, with their reasons")
    void refusals() {
        Promote command = new Promote(scene.latest());
        Denial role = new Denial(DenialCode.ROLE_MISSING, "cy does not hold the role 'operator'");
        Denial day = new Denial(DenialCode.FILES_DAMAGED, "gone");
        assertThat(objection(CY, new GovernanceEvent.Denied(command, List.of(role))))
                .isEmpty();
        assertThat(objection(CY, new GovernanceEvent.Denied(command, List.of(role, day))))
                .isEmpty();
        assertThat(objection(BO, new GovernanceEvent.Denied(command, List.of(day))))
                .isEmpty();
        assertThat(objection(BO, new GovernanceEvent.Denied(command, List.of(role))))
                .startsWith("the rules give other reasons");
        assertThat(objection(CY, new GovernanceEvent.Denied(command, List.of(day))))
                .startsWith("the rules give other reasons");
        assertThat(objection(CY, new GovernanceEvent.Denied(command, List.of())))
                .isEqualTo("it refuses without a reason");
        assertThat(objection(entry(CY, "x", null, new GovernanceEvent.Denied(command, List.of(role)))))
                .startsWith("it names policy null");
        AuditEntry two = new AuditEntry(
                99,
                "x",
                CY,
                Walk.NOW,
                policy,
                List.of(promoted(List.of("bo"), VERDICT), new GovernanceEvent.Denied(command, List.of(role))));
        assertThat(objection(two)).isEqualTo("a refused command changed something");
    }

    private static Promoted promoted(List<String> approvers, GateVerdict... verdicts) {
        return new Promoted(PRODUCTION, 1, null, 1, approvers, List.of(verdicts));
    }

    private String objection(Actor actor, ModelEvent event) {
        return objection(entry(actor, "x", policy, event));
    }

    private String objection(AuditEntry entry) {
        return Recall.objection(scene.state(), entry).orElse("");
    }

    private static AuditEntry entry(Actor actor, String id, @Nullable Digest policy, ModelEvent event) {
        return new AuditEntry(99, id, actor, Walk.NOW, policy, List.of(event));
    }
}
