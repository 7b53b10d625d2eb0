// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.decision;

import static io.mlops4j.core.decision.Walk.BO;
import static io.mlops4j.core.decision.Walk.DEE;
import static io.mlops4j.core.decision.Walk.MODEL;
import static io.mlops4j.core.decision.Walk.PRODUCTION;
import static org.assertj.core.api.Assertions.assertThat;

import io.mlops4j.common.Actor;
import io.mlops4j.common.Digest;
import io.mlops4j.common.ModelVersionId;
import io.mlops4j.common.RequestId;
import io.mlops4j.core.rule.Context;
import io.mlops4j.core.rule.Host;
import io.mlops4j.core.state.ModelState;
import io.mlops4j.core.state.Subject;
import io.mlops4j.governance.ApprovalPolicy;
import io.mlops4j.governance.Denial;
import io.mlops4j.governance.DenialCode;
import io.mlops4j.governance.EnvironmentCommand;
import io.mlops4j.governance.GovernanceCommand;
import io.mlops4j.governance.MaterialityTier;
import io.mlops4j.governance.RequestCommand;
import io.mlops4j.governance.VersionCommand;
import io.mlops4j.governance.evidence.Evidence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** A model that is told what to do, step by step. Every accepted step is judged anew as an audit would. */
final class Scene {
    private ModelState state = Walk.start();
    private Instant now = Walk.NOW;
    private Host host = Walk.HOST;

    ModelState state() {
        return state;
    }

    void state(ModelState other) {
        state = other;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    void host(Host other) {
        host = other;
    }

    void policy(ApprovalPolicy policy) {
        accepted(DEE, define(MaterialityTier.HIGH, policy));
    }

    void promote(int version) {
        accepted(DEE, request(version));
        accepted(BO, new RequestCommand.Approve(latest(), ""));
        accepted(BO, new RequestCommand.Promote(latest()));
        assertThat(current()).isEqualTo(version);
    }

    Integer current() {
        return state.environment(PRODUCTION).current();
    }

    RequestId latest() {
        return new RequestId(MODEL, state.requests().size());
    }

    Digest subject(int version) {
        return Subject.of(
                state,
                state.version(version).orElseThrow(),
                PRODUCTION,
                Objects.requireNonNull(state.policy(PRODUCTION)));
    }

    Walk.Step accepted(Actor actor, GovernanceCommand command) {
        Walk.Step step = give(actor, command);
        assertThat(step.decision()).as(command.words()).isInstanceOf(Decision.Accepted.class);
        if (!step.entry().events().isEmpty()) {
            assertThat(Recall.objection(state, step.entry())).isEmpty();
        }
        state = step.after();
        return step;
    }

    List<String> refused(Actor actor, GovernanceCommand command, DenialCode... codes) {
        Walk.Step step = give(actor, command);
        assertThat(step.decision()).as(command.words()).isInstanceOf(Decision.Denied.class);
        assertThat(Recall.objection(state, step.entry())).isEmpty();
        List<Denial> denials = ((Decision.Denied) step.decision()).denials();
        assertThat(denials).extracting(Denial::code).containsExactly(codes);
        return denials.stream().map(Denial::sentence).toList();
    }

    Walk.Step give(Actor actor, GovernanceCommand command) {
        return Walk.give(state, new Context(actor, now, host), command);
    }

    static GovernanceCommand define(MaterialityTier tier, ApprovalPolicy policy) {
        return new EnvironmentCommand.DefinePolicy(MODEL, PRODUCTION, tier, policy);
    }

    static GovernanceCommand request(int version) {
        return new EnvironmentCommand.Request(id(version), PRODUCTION, "better");
    }

    static GovernanceCommand attach(int version, Evidence evidence) {
        return new VersionCommand.Attach(id(version), evidence);
    }

    static ModelVersionId id(int version) {
        return new ModelVersionId(MODEL, version);
    }
}
