// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.decision;

import static io.mlops4j.core.decision.Walk.ANA;
import static io.mlops4j.core.decision.Walk.BO;
import static io.mlops4j.core.decision.Walk.BOT;
import static io.mlops4j.core.decision.Walk.CY;
import static io.mlops4j.core.decision.Walk.DEE;
import static io.mlops4j.core.decision.Walk.MODEL;
import static io.mlops4j.core.decision.Walk.ONE;
import static io.mlops4j.core.decision.Walk.PRODUCTION;
import static io.mlops4j.core.decision.Walk.TWO;
import static org.assertj.core.api.Assertions.assertThat;

import io.mlops4j.common.Actor;
import io.mlops4j.common.Digest;
import io.mlops4j.common.ModelVersionId;
import io.mlops4j.common.RequestId;
import io.mlops4j.common.RunId;
import io.mlops4j.core.state.ModelState;
import io.mlops4j.governance.ApprovalPolicy;
import io.mlops4j.governance.Denial;
import io.mlops4j.governance.DenialCode;
import io.mlops4j.governance.EnvironmentCommand.DefinePolicy;
import io.mlops4j.governance.EnvironmentCommand.Request;
import io.mlops4j.governance.EnvironmentCommand.RollBack;
import io.mlops4j.governance.EnvironmentCommand.Stop;
import io.mlops4j.governance.GovernanceCommand;
import io.mlops4j.governance.MaterialityTier;
import io.mlops4j.governance.RequestCommand.Approve;
import io.mlops4j.governance.RequestCommand.Promote;
import io.mlops4j.governance.RequestCommand.Reject;
import io.mlops4j.governance.RequestCommand.Withdraw;
import io.mlops4j.governance.VersionCommand.DeleteVersion;
import io.mlops4j.registry.Signature;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class GovernanceDeciderTest {
    private ModelState state = Walk.start();

    @Test
    @DisplayName("without a policy nothing is allowed")
    void failsClosed() {
        refused(ANA, request(1), DenialCode.NO_POLICY);
        refused(BO, new RollBack(MODEL, PRODUCTION, "r"), DenialCode.NO_POLICY, DenialCode.NOTHING_TO_ROLL_BACK_TO);
        refused(BO, new Stop(MODEL, PRODUCTION, "r"), DenialCode.NO_POLICY, DenialCode.NOTHING_CURRENT);
    }

    @Test
    @DisplayName("a request is approved by another person and promoted by an operator")
    void fourEyes() {
        policy(ONE);
        accepted(ANA, request(1));
        refused(ANA, new Approve(id(1), ""), DenialCode.SELF_APPROVAL, DenialCode.CONTRIBUTOR_APPROVAL);
        refused(BO, new Promote(id(1)), DenialCode.QUORUM_NOT_MET);
        accepted(BO, new Approve(id(1), "looks right"));
        refused(CY, new Promote(id(1)), DenialCode.ROLE_MISSING);
        accepted(BO, new Promote(id(1)));
        assertThat(state.environment(PRODUCTION).current()).isEqualTo(1);
        refused(BO, new Promote(id(1)), DenialCode.REQUEST_CLOSED, DenialCode.ALREADY_CURRENT);
    }

    @Test
    @DisplayName("a denial names every reason, with the names of the case")
    void everyReason() {
        policy(TWO);
        accepted(ANA, request(1));
        accepted(CY, new Reject(id(1), "too early"));
        Decision.Denied denied = denied(DEE, new Promote(id(1)));
        assertThat(denied.command()).isEqualTo(new Promote(id(1)));
        assertThat(denied.command().words()).isEqualTo("promote request 'bank#1'");
        assertThat(denied.denials())
                .extracting(Denial::toString)
                .containsExactly(
                        "ROLE_MISSING: dee does not hold the role 'operator'",
                        "REJECTED: request bank#1 is rejected by cy (too early)",
                        "QUORUM_NOT_MET: 0 of 2 approvals are given");
    }

    @Test
    @DisplayName("the registrant of a version and services never approve")
    void independence() {
        policy(ONE);
        accepted(ANA, request(2));
        refused(CY, new Approve(id(1), ""), DenialCode.CONTRIBUTOR_APPROVAL);
        refused(BOT, new Approve(id(1), ""), DenialCode.NOT_A_PERSON);
        refused(DEE, new Approve(id(1), ""), DenialCode.ROLE_MISSING);
        refused(BO, new Approve(id(2), ""), DenialCode.UNKNOWN_REQUEST);
    }

    @Test
    @DisplayName("a rejection blocks until the same person approves, and a vote given again changes nothing")
    void rejection() {
        policy(ONE);
        accepted(DEE, request(1));
        accepted(CY, new Reject(id(1), "no card"));
        accepted(BO, new Approve(id(1), ""));
        refused(BO, new Promote(id(1)), DenialCode.REJECTED);
        accepted(CY, new Approve(id(1), "card is there"));
        ModelState before = state;
        accepted(CY, new Approve(id(1), "card is there"));
        assertThat(state).isEqualTo(before);
        accepted(BO, new Promote(id(1)));
    }

    @Test
    @DisplayName("a new policy voids the approvals given under the old one")
    void stale() {
        policy(ONE);
        accepted(DEE, request(1));
        accepted(CY, new Approve(id(1), ""));
        refused(BO, define(TWO), DenialCode.ROLE_MISSING);
        policy(TWO);
        accepted(BO, new Approve(id(1), ""));
        refused(BO, new Promote(id(1)), DenialCode.QUORUM_NOT_MET, DenialCode.STALE_APPROVAL);
        policy(ONE);
        policy(TWO);
        refused(BO, new Promote(id(1)), DenialCode.QUORUM_NOT_MET, DenialCode.STALE_APPROVAL);
        accepted(BO, new Approve(id(1), ""));
        accepted(CY, new Approve(id(1), ""));
        accepted(BO, new Promote(id(1)));
    }

    @Test
    @DisplayName("a rollback goes back step by step and never to what was rolled back or stopped")
    void rollback() {
        policy(ONE);
        promote(1);
        promote(2);
        accepted(BO, new RollBack(MODEL, PRODUCTION, "worse"));
        assertThat(state.environment(PRODUCTION).current()).isEqualTo(1);
        refused(BO, new RollBack(MODEL, PRODUCTION, "again"), DenialCode.NOTHING_TO_ROLL_BACK_TO);
        promote(2);
        accepted(BO, new Stop(MODEL, PRODUCTION, "incident"));
        assertThat(state.environment(PRODUCTION).current()).isNull();
        accepted(BO, new RollBack(MODEL, PRODUCTION, "last good one"));
        assertThat(state.environment(PRODUCTION).current()).isEqualTo(1);
    }

    @Test
    @DisplayName("what a rollback goes to is not deleted, and what was deleted is not promoted")
    void deletedVersions() {
        policy(ONE);
        promote(1);
        promote(2);
        assertThat(denied(ANA, delete(1)).denials())
                .extracting(Denial::sentence)
                .containsExactly("a rollback of production goes to it");
        promote(1);
        accepted(BO, new RollBack(MODEL, PRODUCTION, "worse"));
        assertThat(state.environment(PRODUCTION).current()).isEqualTo(2);
        refused(BO, new RollBack(MODEL, PRODUCTION, "also bad"), DenialCode.NOTHING_TO_ROLL_BACK_TO);
        accepted(ANA, delete(1));
        refused(BO, new RollBack(MODEL, PRODUCTION, "worse"), DenialCode.NOTHING_TO_ROLL_BACK_TO);
        refused(ANA, request(1), DenialCode.VERSION_DELETED);
        refused(ANA, request(7), DenialCode.UNKNOWN_VERSION);
    }

    @Test
    @DisplayName("who started the run of a version has a part in it, and does not approve it")
    void contributors() {
        state = Walk.give(
                        state,
                        BOT,
                        new RegistryCommand.Register(
                                Digest.of("x"),
                                Signature.unknown(),
                                RunId.of("r1"),
                                null,
                                new TreeSet<>(List.of("bo")),
                                "",
                                new TreeMap<>()))
                .after();
        policy(ONE);
        accepted(ANA, request(3));
        refused(BO, new Approve(id(1), ""), DenialCode.CONTRIBUTOR_APPROVAL);
        accepted(CY, new Approve(id(1), ""));
    }

    @Test
    @DisplayName("a request is taken back by the one who made it, and made once at a time")
    void requests() {
        policy(ONE);
        accepted(ANA, request(1));
        refused(CY, request(1), DenialCode.ALREADY_REQUESTED);
        refused(BO, new Withdraw(id(1), "r"), DenialCode.NOT_THE_REQUESTER);
        accepted(ANA, new Withdraw(id(1), "r"));
        refused(BO, new Approve(id(1), ""), DenialCode.REQUEST_CLOSED);
        accepted(CY, request(1));
        assertThat(state.nextRequest()).isEqualTo(id(3));
    }

    private void promote(int version) {
        accepted(DEE, request(version));
        RequestId request = new RequestId(MODEL, state.requests().size());
        accepted(BO, new Approve(request, ""));
        accepted(BO, new Promote(request));
        assertThat(state.environment(PRODUCTION).current()).isEqualTo(version);
    }

    private void policy(ApprovalPolicy policy) {
        accepted(DEE, define(policy));
    }

    private static DefinePolicy define(ApprovalPolicy policy) {
        return new DefinePolicy(MODEL, PRODUCTION, MaterialityTier.HIGH, policy);
    }

    private static DeleteVersion delete(int version) {
        return new DeleteVersion(new ModelVersionId(MODEL, version), "personal data");
    }

    private void accepted(Actor actor, GovernanceCommand command) {
        Walk.Step step = Walk.give(state, actor, command);
        assertThat(step.decision()).isInstanceOf(Decision.Accepted.class);
        state = step.after();
    }

    private void refused(Actor actor, GovernanceCommand command, DenialCode... codes) {
        List<DenialCode> found =
                denied(actor, command).denials().stream().map(Denial::code).toList();
        assertThat(found).containsExactly(codes);
    }

    private Decision.Denied denied(Actor actor, GovernanceCommand command) {
        Decision decision = Walk.give(state, actor, command).decision();
        assertThat(decision).isInstanceOf(Decision.Denied.class);
        return (Decision.Denied) decision;
    }

    private static Request request(int version) {
        return new Request(new ModelVersionId(MODEL, version), PRODUCTION, "better");
    }

    private static RequestId id(int number) {
        return new RequestId(MODEL, number);
    }
}
