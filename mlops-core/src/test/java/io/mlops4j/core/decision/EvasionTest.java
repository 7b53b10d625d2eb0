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
import io.mlops4j.common.Alias;
import io.mlops4j.common.Environment;
import io.mlops4j.common.RequestId;
import io.mlops4j.governance.ApprovalPolicy;
import io.mlops4j.governance.DenialCode;
import io.mlops4j.governance.EnvironmentCommand;
import io.mlops4j.governance.EnvironmentCommand.OverridePolicy;
import io.mlops4j.governance.EnvironmentCommand.RollBack;
import io.mlops4j.governance.EnvironmentCommand.Stop;
import io.mlops4j.governance.FreezeWindow;
import io.mlops4j.governance.MaterialityTier;
import io.mlops4j.governance.ModelCommand.Classify;
import io.mlops4j.governance.ModelCommand.CloseReview;
import io.mlops4j.governance.RequestCommand.Approve;
import io.mlops4j.governance.RequestCommand.Promote;
import io.mlops4j.governance.RequestCommand.Reject;
import io.mlops4j.governance.RequestCommand.Withdraw;
import io.mlops4j.governance.VersionCommand.DeleteVersion;
import io.mlops4j.governance.VersionCommand.Retire;
import io.mlops4j.governance.evidence.EvidenceKey;
import io.mlops4j.registry.ModelVersion;
import io.mlops4j.registry.Signature;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Ways around the rules that people in a hurry would try. */
class EvasionTest {
    private static final RequestId FIRST = new RequestId(MODEL, 1);
    private static final RequestId SECOND = new RequestId(MODEL, 2);
    private static final RollBack ROLL_BACK = new RollBack(MODEL, PRODUCTION, "worse");

    private final Scene scene = new Scene();

    @Test
    @DisplayName("to withdraw a rejected request and ask again does not wash the rejection off")
    void askedAgain() {
        rejectedAndAskedAgain(ONE);
        scene.accepted(BO, new Approve(SECOND, ""));
        assertThat(scene.refused(BO, new Promote(SECOND), DenialCode.REJECTED))
                .containsExactly("request bank#1 is rejected by cy (biased)");
        scene.accepted(CY, new Approve(SECOND, "mended"));
        scene.accepted(BO, new Promote(SECOND));
    }

    @Test
    @DisplayName("nor does it when the rejected request has expired")
    void askedAgainAfterExpiry() {
        scene.policy(ONE);
        scene.accepted(DEE, Scene.request(1));
        scene.accepted(CY, new Reject(FIRST, "biased"));
        scene.pass(Duration.ofDays(30));
        scene.accepted(DEE, Scene.request(1));
        scene.accepted(BO, new Approve(SECOND, ""));
        scene.refused(BO, new Promote(SECOND), DenialCode.REJECTED);
    }

    @Test
    @DisplayName("nor does it to register the same files again and ask for those")
    void askedUnderAnotherNumber() {
        scene.policy(ApprovalPolicy.builder()
                .require(EvidenceKey.of(EvidenceKey.Kind.METRICS))
                .build());
        scene.accepted(ANA, Scene.attach(1, Walk.POOR));
        scene.accepted(DEE, Scene.request(1));
        scene.accepted(CY, new Reject(FIRST, "biased"));
        int again = registerAgain(1);
        scene.accepted(ANA, Scene.attach(again, Walk.POOR));
        scene.accepted(DEE, Scene.request(again));
        scene.accepted(BO, new Approve(SECOND, ""));
        assertThat(scene.refused(BO, new Promote(SECOND), DenialCode.REJECTED))
                .containsExactly("request bank#1 is rejected by cy (biased)");
        scene.accepted(CY, new Approve(SECOND, "after all"));
        scene.accepted(CY, new Reject(FIRST, "still"));
        assertThat(scene.refused(BO, new Promote(SECOND), DenialCode.REJECTED))
                .containsExactly("request bank#1 is rejected by cy (still)");
        scene.accepted(CY, new Approve(SECOND, "really"));
        scene.refused(BO, new Promote(FIRST), DenialCode.REJECTED, DenialCode.QUORUM_NOT_MET);
        scene.accepted(BO, new Promote(SECOND));
    }

    @Test
    @DisplayName(
            "who approves a request and then rejects the same files under another number has taken the approval's word back")
    void secondThoughts() {
        scene.policy(ONE);
        int again = registerAgain(1);
        scene.accepted(DEE, Scene.request(1));
        scene.accepted(DEE, Scene.request(again));
        scene.accepted(BO, new Approve(FIRST, ""));
        scene.accepted(CY, new Approve(FIRST, ""));
        scene.accepted(CY, new Reject(SECOND, "biased"));
        assertThat(scene.refused(BO, new Promote(FIRST), DenialCode.REJECTED))
                .containsExactly("request bank#2 is rejected by cy (biased)");
        scene.accepted(CY, new Approve(FIRST, "for a pilot"));
        scene.accepted(BO, new Promote(FIRST));
    }

    @Test
    @DisplayName("an approval for one environment takes no rejection for another back")
    void rejectedElsewhere() {
        rejectedAndAskedAgain(ONE);
        scene.accepted(DEE, new EnvironmentCommand.DefinePolicy(MODEL, Environment.STAGING, MaterialityTier.HIGH, ONE));
        scene.accepted(DEE, new EnvironmentCommand.Request(Scene.id(1), Environment.STAGING, "r"));
        scene.accepted(CY, new Approve(scene.latest(), ""));
        scene.accepted(BO, new Promote(scene.latest()));
        scene.accepted(BO, new Approve(SECOND, ""));
        assertThat(scene.refused(BO, new Promote(SECOND), DenialCode.REJECTED))
                .containsExactly("request bank#1 is rejected by cy (biased)");
    }

    @Test
    @DisplayName(
            "nor does other evidence, also under another number: anybody may attach it, so the person must look at it")
    void otherEvidence() {
        ApprovalPolicy measured = ApprovalPolicy.builder()
                .require(EvidenceKey.of(EvidenceKey.Kind.METRICS))
                .build();
        scene.accepted(ANA, Scene.attach(1, Walk.POOR));
        rejectedAndAskedAgain(measured);
        scene.accepted(ANA, Scene.attach(1, Walk.CLEAR));
        scene.accepted(BO, new Approve(SECOND, ""));
        scene.refused(BO, new Promote(SECOND), DenialCode.REJECTED);
        int again = registerAgain(1);
        scene.accepted(ANA, Scene.attach(again, Walk.CLEAR));
        scene.accepted(DEE, Scene.request(again));
        scene.accepted(BO, new Approve(scene.latest(), ""));
        scene.refused(BO, new Promote(scene.latest()), DenialCode.REJECTED);
        scene.accepted(CY, new Approve(scene.latest(), "good now"));
        scene.accepted(BO, new Promote(scene.latest()));
    }

    @Test
    @DisplayName(
            "a rejection is about its files and its environment, and falls with the policy under which it was given")
    void rejectedSubject() {
        rejectedAndAskedAgain(ONE);
        scene.accepted(DEE, new EnvironmentCommand.DefinePolicy(MODEL, Environment.STAGING, MaterialityTier.HIGH, ONE));
        scene.accepted(DEE, new EnvironmentCommand.Request(Scene.id(1), Environment.STAGING, "r"));
        scene.accepted(BO, new Approve(scene.latest(), ""));
        scene.accepted(BO, new Promote(scene.latest()));
        scene.promote(2);
        scene.policy(ApprovalPolicy.builder().voteExpiry(Duration.ofDays(9)).build());
        scene.accepted(BO, new Approve(SECOND, ""));
        scene.accepted(BO, new Promote(SECOND));
    }

    @Test
    @DisplayName("a rejection of the request itself stands, whatever changes")
    void rejectedRequest() {
        scene.policy(ApprovalPolicy.builder()
                .require(EvidenceKey.of(EvidenceKey.Kind.METRICS))
                .build());
        scene.accepted(ANA, Scene.attach(1, Walk.POOR));
        scene.accepted(DEE, Scene.request(1));
        scene.accepted(CY, new Reject(FIRST, "poor"));
        scene.accepted(ANA, Scene.attach(1, Walk.CLEAR));
        scene.accepted(BO, new Approve(FIRST, ""));
        scene.refused(BO, new Promote(FIRST), DenialCode.REJECTED);
    }

    @Test
    @DisplayName("retired files do not come back under another number without votes")
    void retiredFiles() {
        scene.policy(ONE);
        int again = registerAgain(1);
        scene.accepted(BO, new Retire(Scene.id(1), "unsafe"));
        assertThat(scene.refused(
                        BO, new OverridePolicy(Scene.id(again), PRODUCTION, "outage"), DenialCode.VERSION_RETIRED))
                .containsExactly("version bank/1, which has the same files, was retired");
        scene.promote(again);
        scene.promote(2);
        scene.refused(BO, ROLL_BACK, DenialCode.NOTHING_TO_ROLL_BACK_TO);
    }

    @Test
    @DisplayName("a tier without a policy where something runs is refused, so that it can always be stopped")
    void alwaysStoppable() {
        scene.policy(ONE);
        scene.promote(1);
        assertThat(scene.refused(DEE, new Classify(MODEL, MaterialityTier.LOW, "r"), DenialCode.NO_POLICY))
                .containsExactly("production is not empty and has no policy for a model of tier LOW; define one first");
        scene.refused(BO, new Classify(MODEL, MaterialityTier.LOW, "r"), DenialCode.ROLE_MISSING, DenialCode.NO_POLICY);
        scene.accepted(DEE, Scene.define(MaterialityTier.LOW, ONE));
        scene.accepted(DEE, new Classify(MODEL, MaterialityTier.LOW, "r"));
        scene.accepted(BO, new Stop(MODEL, PRODUCTION, "r"));
        scene.accepted(DEE, new Classify(MODEL, MaterialityTier.MEDIUM, "nothing runs"));
    }

    @Test
    @DisplayName("a refusal names everything that stands in the way, not only the first of its kind")
    void everyReason() {
        scene.policy(ApprovalPolicy.builder()
                .override("breaker", "reviewer")
                .freeze(new FreezeWindow.Once(Walk.NOW, Walk.NOW.plusSeconds(1)))
                .freeze(new FreezeWindow.Once(Walk.NOW, Walk.NOW.plusSeconds(2)))
                .build());
        scene.accepted(ANA.onBehalfOf("eve"), Scene.request(1));
        scene.accepted(BO, new Approve(FIRST, ""));
        scene.accepted(BO.onBehalfOf("max"), new OverridePolicy(Scene.id(2), PRODUCTION, "r"));
        scene.accepted(DEE, new OverridePolicy(Scene.id(1), PRODUCTION, "r"));
        scene.accepted(DEE, new OverridePolicy(Scene.id(2), PRODUCTION, "r"));
        assertThat(scene.refused(BO, new Promote(FIRST), DenialCode.FROZEN, DenialCode.REVIEW_OPEN))
                .containsExactly(
                        "production is frozen from 2026-01-02T03:04:05Z until 2026-01-02T03:04:06Z; production is frozen"
                                + " from 2026-01-02T03:04:05Z until 2026-01-02T03:04:07Z",
                        "review 1 of an override of production is open, to be closed by a person with the role 'reviewer' other"
                                + " than bo and max; review 2 of an override of production is open, to be closed by a person"
                                + " with the role 'reviewer' other than dee; review 3 of an override of production is open, to"
                                + " be closed by a person with the role 'reviewer' other than dee");
        assertThat(scene.refused(BO.onBehalfOf("max"), new CloseReview(MODEL, 1, "r"), DenialCode.SELF_REVIEW))
                .containsExactly("bo did the override; max did the override");
        assertThat(scene.refused(
                        Actor.person("eve", "approver").onBehalfOf("ana"),
                        new Approve(FIRST, ""),
                        DenialCode.SELF_APPROVAL,
                        DenialCode.CONTRIBUTOR_APPROVAL))
                .containsExactly(
                        "ana asked for the promotion; eve asked for the promotion", "ana had a part in version bank/1");
    }

    @Test
    @DisplayName("everything that still uses a version is named before it is deleted")
    void everyUse() {
        scene.policy(ONE);
        scene.accepted(DEE, new EnvironmentCommand.DefinePolicy(MODEL, Environment.STAGING, MaterialityTier.HIGH, ONE));
        for (Environment environment : List.of(PRODUCTION, Environment.STAGING)) {
            for (int version = 1; version <= 2; version++) {
                scene.accepted(DEE, new EnvironmentCommand.Request(Scene.id(version), environment, "r"));
                scene.accepted(BO, new Approve(scene.latest(), ""));
                scene.accepted(BO, new Promote(scene.latest()));
            }
            scene.accepted(DEE, new EnvironmentCommand.Request(Scene.id(1), environment, "r"));
        }
        for (String name : List.of("champion", "candidate")) {
            point(name, 1);
        }
        assertThat(scene.refused(
                        ANA,
                        new DeleteVersion(Scene.id(1), "r"),
                        DenialCode.IN_USE,
                        DenialCode.IN_USE,
                        DenialCode.IN_USE))
                .satisfiesExactly(
                        aliases -> assertThat(aliases)
                                .isEqualTo("alias 'candidate' points at it; alias 'champion' points at it"),
                        rollbacks -> assertThat(rollbacks)
                                .isEqualTo("a rollback of production goes to it; a rollback of staging goes to it"),
                        requests -> assertThat(requests)
                                .isEqualTo("request bank#3 asks for it; request bank#6 asks for it"));
        assertThat(scene.refused(ANA, new DeleteVersion(Scene.id(2), "r"), DenialCode.IN_USE))
                .containsExactly("it is current in production; it is current in staging");
    }

    @Test
    @DisplayName("no alias takes the name of an environment, in no spelling, and none that is there is governed over")
    void aliasNames() {
        point("Production", 1);
        point("PRODUCTION", 1);
        assertThat(scene.refused(DEE, Scene.define(MaterialityTier.HIGH, ONE), DenialCode.GOVERNED_NAME))
                .containsExactly("an alias is called 'PRODUCTION'; an alias is called 'Production'");
    }

    private void rejectedAndAskedAgain(ApprovalPolicy policy) {
        scene.policy(policy);
        scene.accepted(DEE, Scene.request(1));
        scene.accepted(CY, new Reject(FIRST, "biased"));
        scene.accepted(DEE, new Withdraw(FIRST, "another try"));
        scene.accepted(DEE, Scene.request(1));
    }

    private void point(String alias, int version) {
        scene.state(Walk.give(
                        scene.state(),
                        ANA,
                        new RegistryCommand.SetAlias(Alias.of(alias), new RegistryCommand.Expectation.Any(), version))
                .after());
    }

    private int registerAgain(int version) {
        ModelVersion same = scene.state().version(version).orElseThrow();
        scene.state(Walk.give(
                        scene.state(),
                        ANA,
                        new RegistryCommand.Register(
                                same.artifact(), Signature.unknown(), null, null, new TreeSet<>(), "", new TreeMap<>()))
                .after());
        return scene.state().versions().size();
    }
}
