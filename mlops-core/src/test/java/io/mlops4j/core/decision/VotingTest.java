// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.decision;

import static io.mlops4j.core.decision.Walk.ANA;
import static io.mlops4j.core.decision.Walk.BO;
import static io.mlops4j.core.decision.Walk.CY;
import static io.mlops4j.core.decision.Walk.DEE;
import static io.mlops4j.core.decision.Walk.MODEL;
import static io.mlops4j.core.decision.Walk.ONE;
import static io.mlops4j.core.decision.Walk.TWO;
import static org.assertj.core.api.Assertions.assertThat;

import io.mlops4j.common.Actor;
import io.mlops4j.common.Environment;
import io.mlops4j.common.RequestId;
import io.mlops4j.core.rule.Context;
import io.mlops4j.core.rule.Host;
import io.mlops4j.governance.Act;
import io.mlops4j.governance.ApprovalPolicy;
import io.mlops4j.governance.DenialCode;
import io.mlops4j.governance.EnvironmentCommand;
import io.mlops4j.governance.EnvironmentCommand.RollBack;
import io.mlops4j.governance.MaterialityTier;
import io.mlops4j.governance.PromotionRequest.Status;
import io.mlops4j.governance.RequestCommand.Approve;
import io.mlops4j.governance.RequestCommand.Promote;
import io.mlops4j.governance.RequestCommand.Reject;
import io.mlops4j.governance.RequestCommand.Withdraw;
import io.mlops4j.registry.Signature;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class VotingTest {
    private static final RequestId FIRST = new RequestId(MODEL, 1);
    private static final Actor EVE = Actor.person("eve", "approver");

    private final Scene scene = new Scene();

    @Test
    @DisplayName("a person counts once, in person or through a delegate, whichever way round")
    void delegates() {
        scene.policy(TWO);
        scene.accepted(DEE, Scene.request(1));
        scene.accepted(CY, new Approve(FIRST, ""));
        scene.accepted(BO.onBehalfOf("cy"), new Approve(FIRST, ""));
        scene.refused(BO, new Promote(FIRST), DenialCode.QUORUM_NOT_MET);
        scene.accepted(BO, new Approve(FIRST, ""));
        scene.refused(BO, new Promote(FIRST), DenialCode.QUORUM_NOT_MET);
        scene.accepted(CY, new Approve(FIRST, ""));
        assertThat(scene.accepted(BO, new Promote(FIRST)).entry().events().toString())
                .contains("approvers=[bo, cy]");
    }

    @Test
    @DisplayName("neither the delegate nor the person behind may have asked or had a part")
    void dependentDelegates() {
        scene.policy(ONE);
        scene.accepted(DEE.onBehalfOf("eve"), Scene.request(1));
        assertThat(scene.refused(EVE, new Approve(FIRST, ""), DenialCode.SELF_APPROVAL))
                .containsExactly("eve asked for the promotion");
        assertThat(scene.refused(BO.onBehalfOf("dee"), new Approve(FIRST, ""), DenialCode.SELF_APPROVAL))
                .containsExactly("dee asked for the promotion");
        assertThat(scene.refused(BO.onBehalfOf("ana"), new Approve(FIRST, ""), DenialCode.CONTRIBUTOR_APPROVAL))
                .containsExactly("ana had a part in version bank/1");
        scene.refused(
                Actor.service("bot", "approver").onBehalfOf("cy"), new Approve(FIRST, ""), DenialCode.NOT_A_PERSON);
        scene.refused(BO, new Withdraw(FIRST, "r"), DenialCode.NOT_THE_REQUESTER);
        scene.accepted(EVE, new Withdraw(FIRST, "r"));
    }

    @Test
    @DisplayName("a delegate does not lift the rejection of the person behind")
    void rejectionsOfPrincipals() {
        scene.policy(ONE);
        scene.accepted(DEE, Scene.request(1));
        scene.accepted(CY, new Reject(FIRST, "no"));
        scene.accepted(BO.onBehalfOf("cy"), new Approve(FIRST, ""));
        assertThat(scene.refused(BO, new Promote(FIRST), DenialCode.REJECTED))
                .containsExactly("request bank#1 is rejected by cy (no)");
        scene.accepted(CY, new Approve(FIRST, ""));
        scene.accepted(BO, new Promote(FIRST));
    }

    @Test
    @DisplayName("where the host says nothing of roles, they count as they were at the vote")
    void rolesAsRecorded() {
        scene.host(Host.PLAIN);
        scene.policy(ONE);
        scene.promote(1);
    }

    @Test
    @DisplayName("who registered the same files under another number had a part in them")
    void launderedContributors() {
        scene.state(Walk.register(scene.state(), ANA));
        scene.policy(ONE);
        var laundered = Walk.give(
                scene.state(),
                BO,
                new RegistryCommand.Register(
                        scene.state().version(1).orElseThrow().artifact(),
                        Signature.unknown(),
                        null,
                        null,
                        new TreeSet<>(),
                        "",
                        new TreeMap<>()));
        scene.state(laundered.after());
        scene.accepted(DEE, Scene.request(4));
        scene.refused(ANA, new Approve(FIRST, ""), DenialCode.CONTRIBUTOR_APPROVAL);
        scene.accepted(CY, new Approve(FIRST, ""));
    }

    @Test
    @DisplayName("the policy may exclude people and roles from voting")
    void exclusions() {
        scene.policy(ApprovalPolicy.builder()
                .excludeRole("operator")
                .excludePerson("cy")
                .build());
        scene.accepted(DEE, Scene.request(1));
        scene.refused(BO, new Approve(FIRST, ""), DenialCode.EXCLUDED);
        scene.refused(CY, new Reject(FIRST, "r"), DenialCode.EXCLUDED);
        scene.refused(EVE.onBehalfOf("cy"), new Approve(FIRST, ""), DenialCode.EXCLUDED);
        scene.accepted(EVE, new Approve(FIRST, ""));
    }

    @Test
    @DisplayName("approvals expire, to the instant, and may be given again; a rejection does not")
    void expiry() {
        scene.policy(ONE);
        scene.accepted(DEE, Scene.request(1));
        scene.accepted(BO, new Approve(FIRST, ""));
        scene.pass(Duration.ofDays(10).minusNanos(1));
        assertThat(scene.give(BO, new Promote(FIRST)).decision()).isInstanceOf(Decision.Accepted.class);
        scene.pass(Duration.ofNanos(1));
        assertThat(scene.refused(BO, new Promote(FIRST), DenialCode.QUORUM_NOT_MET, DenialCode.STALE_APPROVAL))
                .contains("the approval of bo has expired after 10 days (vote again)");
        assertThat(scene.accepted(BO, new Approve(FIRST, "")).entry().events()).hasSize(1);
        assertThat(scene.accepted(BO, new Approve(FIRST, "")).entry().events()).isEmpty();
        scene.accepted(CY, new Reject(FIRST, "r"));
        scene.pass(Duration.ofDays(10).minusNanos(1));
        scene.refused(BO, new Promote(FIRST), DenialCode.REJECTED);
        scene.pass(Duration.ofNanos(1));
        scene.refused(
                BO,
                new Promote(FIRST),
                DenialCode.REQUEST_EXPIRED,
                DenialCode.REJECTED,
                DenialCode.QUORUM_NOT_MET,
                DenialCode.STALE_APPROVAL);
        scene.refused(BO, new Approve(FIRST, ""), DenialCode.REQUEST_EXPIRED);
        scene.refused(DEE, new Withdraw(FIRST, "r"), DenialCode.REQUEST_EXPIRED);
        scene.accepted(DEE, Scene.request(1));
        assertThat(scene.state().request(1).orElseThrow().status()).isEqualTo(Status.REJECTED);
    }

    @Test
    @DisplayName("the same version is asked for once at a time, and an approval elsewhere takes no rejection back")
    void elsewhere() {
        Environment staging = Environment.STAGING;
        scene.policy(ONE);
        scene.accepted(DEE, new EnvironmentCommand.DefinePolicy(MODEL, staging, MaterialityTier.HIGH, ONE));
        scene.accepted(DEE, Scene.request(1));
        assertThat(scene.refused(DEE, Scene.request(1), DenialCode.ALREADY_REQUESTED))
                .containsExactly("request bank#1 asks for it already");
        scene.accepted(BO, new Approve(FIRST, ""));
        scene.accepted(CY, new Reject(FIRST, "r"));
        scene.accepted(DEE, new EnvironmentCommand.Request(Scene.id(1), staging, "r"));
        scene.accepted(CY, new Approve(scene.latest(), ""));
        scene.refused(BO, new Promote(FIRST), DenialCode.REJECTED);
    }

    @Test
    @DisplayName("a command whose id the log has is not decided again")
    void repeated() {
        scene.policy(ONE);
        Context context = new Context(DEE, Walk.NOW, Walk.HOST);
        String known = "c" + scene.state().revision();
        assertThat(GovernanceDecider.decide(scene.state(), context, known, Scene.request(1)))
                .isEqualTo(new Decision.Repeated(scene.state().revision()));
        assertThat(GovernanceDecider.decide(scene.state(), context, "new", Scene.request(1)))
                .isInstanceOf(Decision.Accepted.class);
    }

    @Test
    @DisplayName("a request is open under approvals, rejected while a rejection stands, and open again after it")
    void status() {
        scene.policy(ONE);
        scene.accepted(DEE, Scene.request(1));
        scene.accepted(BO, new Approve(FIRST, ""));
        assertThat(scene.state().request(1).orElseThrow().status()).isEqualTo(Status.OPEN);
        scene.accepted(CY, new Reject(FIRST, "r"));
        assertThat(scene.state().request(1).orElseThrow().status()).isEqualTo(Status.REJECTED);
        scene.accepted(CY, new Approve(FIRST, ""));
        assertThat(scene.state().request(1).orElseThrow().status()).isEqualTo(Status.OPEN);
    }

    @Test
    @DisplayName("who has lost the role since, or got one that is excluded, does not count")
    void rolesToday() {
        scene.policy(ApprovalPolicy.builder().excludeRole("developer").build());
        scene.accepted(DEE, Scene.request(1));
        scene.accepted(BO, new Approve(FIRST, ""));
        scene.accepted(CY, new Approve(FIRST, ""));
        scene.host(directory(Map.of("bo", Set.of("operator"))));
        assertThat(scene.refused(BO, new Promote(FIRST), DenialCode.QUORUM_NOT_MET, DenialCode.STALE_APPROVAL))
                .contains("the approval of bo does not count any more, without the role 'approver'; the approval of cy"
                        + " does not count any more, without the role 'approver'");
        scene.host(directory(Map.of("bo", Set.of("approver", "developer"))));
        assertThat(scene.refused(BO, new Promote(FIRST), DenialCode.QUORUM_NOT_MET, DenialCode.STALE_APPROVAL))
                .anyMatch(sentence -> sentence.contains("with a role that is excluded"));
        scene.host(directory(Map.of("cy", Set.of("approver"))));
        assertThat(scene.accepted(BO, new Promote(FIRST)).entry().events().toString())
                .contains("approvers=[cy]");
    }

    @Test
    @DisplayName("asking may need a role too")
    void requesters() {
        scene.policy(ApprovalPolicy.builder()
                .role(Act.REQUEST, "developer")
                .nobody(Act.ROLL_BACK)
                .build());
        assertThat(scene.refused(ANA, Scene.request(1), DenialCode.ROLE_MISSING))
                .containsExactly("ana does not hold the role 'developer'");
        scene.accepted(Actor.person("dev", "developer"), Scene.request(1));
        assertThat(scene.refused(
                        BO,
                        new RollBack(MODEL, Walk.PRODUCTION, "r"),
                        DenialCode.ROLE_MISSING,
                        DenialCode.NOTHING_TO_ROLL_BACK_TO))
                .contains("the policy gives nobody the role to ROLL_BACK");
    }

    private static Walk.TestHost directory(Map<String, Set<String>> roles) {
        return new Walk.TestHost() {
            @Override
            public Set<String> rolesToday(Actor recorded, Act act) {
                return roles.getOrDefault(recorded.id(), Set.of());
            }
        };
    }
}
