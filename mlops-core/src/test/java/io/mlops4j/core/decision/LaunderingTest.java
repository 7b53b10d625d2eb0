// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.decision;

import static io.mlops4j.core.decision.Walk.ANA;
import static io.mlops4j.core.decision.Walk.BO;
import static io.mlops4j.core.decision.Walk.CY;
import static io.mlops4j.core.decision.Walk.DEE;
import static io.mlops4j.core.decision.Walk.MODEL;
import static io.mlops4j.core.decision.Walk.ONE;
import static io.mlops4j.core.decision.Walk.PRODUCTION;
import static org.assertj.core.api.Assertions.assertThat;

import io.mlops4j.common.Actor;
import io.mlops4j.common.Environment;
import io.mlops4j.common.RequestId;
import io.mlops4j.governance.DenialCode;
import io.mlops4j.governance.EnvironmentCommand;
import io.mlops4j.governance.EnvironmentCommand.OverridePolicy;
import io.mlops4j.governance.EnvironmentCommand.RollBack;
import io.mlops4j.governance.EnvironmentCommand.Stop;
import io.mlops4j.governance.MaterialityTier;
import io.mlops4j.governance.ModelCommand.CloseReview;
import io.mlops4j.governance.RequestCommand.Approve;
import io.mlops4j.governance.RequestCommand.Promote;
import io.mlops4j.governance.RequestCommand.Reject;
import io.mlops4j.registry.ModelVersion;
import io.mlops4j.registry.Signature;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Files that were left as bad, or approved by those who made them, and what they could come back as. */
class LaunderingTest {
    private static final RequestId FIRST = new RequestId(MODEL, 1);
    private static final RollBack ROLL_BACK = new RollBack(MODEL, PRODUCTION, "harmful");
    private static final Stop STOP = new Stop(MODEL, PRODUCTION, "harmful");

    private final Scene scene = new Scene();

    @Test
    @DisplayName("a rollback does not go to the files that it leaves, under whichever number")
    void rolledBackToTwin() {
        scene.policy(ONE);
        scene.promote(2);
        scene.promote(1);
        scene.promote(registerAgain(ANA, 1));
        scene.accepted(BO, ROLL_BACK);
        assertThat(scene.current()).isEqualTo(2);
    }

    @Test
    @DisplayName("nor does the one after it")
    void rolledBackToTwinLater() {
        scene.policy(ONE);
        scene.promote(1);
        scene.promote(2);
        scene.promote(registerAgain(ANA, 1));
        scene.accepted(BO, ROLL_BACK);
        scene.refused(BO, ROLL_BACK, DenialCode.NOTHING_TO_ROLL_BACK_TO);
    }

    @Test
    @DisplayName("nor does one after a stop")
    void stoppedTwin() {
        scene.policy(ONE);
        scene.promote(1);
        scene.promote(registerAgain(ANA, 1));
        scene.accepted(BO, STOP);
        scene.refused(BO, ROLL_BACK, DenialCode.NOTHING_TO_ROLL_BACK_TO);
    }

    @Test
    @DisplayName("approvals from before a rollback do not bring back what was rolled back")
    void approvedBeforeRollback() {
        scene.policy(ONE);
        scene.promote(2);
        approvedAndOverridden(1);
        scene.accepted(BO, ROLL_BACK);
        reviewed();
        scene.refused(BO, new Promote(scene.latest()), DenialCode.QUORUM_NOT_MET);
        scene.accepted(BO, new Approve(scene.latest(), "mended"));
        scene.accepted(BO, new Promote(scene.latest()));
    }

    @Test
    @DisplayName("nor those from before a stop, under whichever number")
    void approvedBeforeStop() {
        scene.policy(ONE);
        int twin = registerAgain(ANA, 1);
        scene.accepted(DEE, Scene.request(twin));
        RequestId request = scene.latest();
        scene.accepted(CY, new Approve(request, ""));
        scene.promote(1);
        scene.accepted(BO, STOP);
        scene.refused(BO, new Promote(request), DenialCode.QUORUM_NOT_MET);
    }

    @Test
    @DisplayName("a rejection outlives a rollback, and approvals of other files do too")
    void rejectedBeforeRollback() {
        scene.policy(ONE);
        scene.accepted(DEE, Scene.request(2));
        RequestId other = scene.latest();
        scene.accepted(BO, new Approve(other, ""));
        approvedAndOverridden(1);
        scene.accepted(CY, new Reject(scene.latest(), "biased"));
        scene.accepted(BO, STOP);
        reviewed();
        scene.refused(BO, new Promote(scene.latest()), DenialCode.REJECTED, DenialCode.QUORUM_NOT_MET);
        scene.accepted(BO, new Promote(other));
    }

    @Test
    @DisplayName("a stop here leaves who approved what is done already, and what is asked for elsewhere")
    void approvedElsewhere() {
        scene.policy(ONE);
        scene.promote(1);
        scene.accepted(DEE, new EnvironmentCommand.DefinePolicy(MODEL, Environment.STAGING, MaterialityTier.HIGH, ONE));
        scene.accepted(DEE, new EnvironmentCommand.Request(Scene.id(1), Environment.STAGING, "try"));
        scene.accepted(BO, new Approve(scene.latest(), ""));
        scene.accepted(BO, STOP);
        assertThat(scene.state().requests().get(0).votes()).hasSize(1);
        scene.accepted(BO, new Promote(scene.latest()));
    }

    @Test
    @DisplayName("an approval does not count once its giver has registered the same files")
    void contributedAfterVote() {
        scene.policy(ONE);
        scene.accepted(DEE, Scene.request(1));
        scene.accepted(CY, new Approve(FIRST, ""));
        registerAgain(CY, 1);
        assertThat(scene.refused(BO, new Promote(FIRST), DenialCode.QUORUM_NOT_MET, DenialCode.STALE_APPROVAL))
                .contains("the approval of cy does not count any more, since cy had a part in version bank/1");
    }

    @Test
    @DisplayName("nor one that was given for whom another registration declares as a contributor")
    void declaredAfterVote() {
        scene.policy(ONE);
        scene.accepted(DEE, Scene.request(1));
        scene.accepted(BO.onBehalfOf("cy"), new Approve(FIRST, ""));
        registerAgain(CY, 1);
        scene.refused(BO, new Promote(FIRST), DenialCode.QUORUM_NOT_MET, DenialCode.STALE_APPROVAL);
    }

    private void approvedAndOverridden(int version) {
        scene.accepted(DEE, Scene.request(version));
        scene.accepted(BO, new Approve(scene.latest(), ""));
        scene.accepted(DEE, new OverridePolicy(Scene.id(version), PRODUCTION, "outage"));
    }

    private void reviewed() {
        scene.accepted(BO, new CloseReview(MODEL, 1, "it was the data"));
    }

    private int registerAgain(Actor actor, int version) {
        ModelVersion original = scene.state().version(version).orElseThrow();
        RegistryCommand register = new RegistryCommand.Register(
                original.artifact(), Signature.unknown(), null, null, new TreeSet<>(), "", new TreeMap<>());
        scene.state(Walk.give(scene.state(), actor, register).after());
        return scene.state().versions().size();
    }
}
