// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.decision;

import io.mlops4j.audit.AuditEntry;
import io.mlops4j.audit.GovernanceEvent;
import io.mlops4j.audit.ModelEvent;
import io.mlops4j.common.Actor;
import io.mlops4j.common.Digest;
import io.mlops4j.common.Environment;
import io.mlops4j.common.ModelName;
import io.mlops4j.common.RunId;
import io.mlops4j.core.rule.Context;
import io.mlops4j.core.rule.Host;
import io.mlops4j.core.state.Evolution;
import io.mlops4j.core.state.ModelState;
import io.mlops4j.governance.Act;
import io.mlops4j.governance.ApprovalPolicy;
import io.mlops4j.governance.GovernanceCommand;
import io.mlops4j.governance.evidence.Evidence;
import io.mlops4j.governance.evidence.EvidenceKey;
import io.mlops4j.governance.gate.CustomGate;
import io.mlops4j.governance.gate.Gate;
import io.mlops4j.governance.gate.GateAnswer;
import io.mlops4j.registry.ModelVersion;
import io.mlops4j.registry.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A small world to walk through: up to two versions, one environment, five people, three moments. */
final class Walk {
    static final ModelName MODEL = ModelName.of("bank");
    static final Environment PRODUCTION = Environment.PRODUCTION;

    /** At the second moment votes of the first have expired, at the third also requests of the first. */
    static final List<Instant> MOMENTS = List.of(
            Instant.parse("2026-01-02T03:04:05Z"),
            Instant.parse("2026-01-12T03:04:05Z"),
            Instant.parse("2026-01-23T03:04:05Z"));

    static final Instant NOW = MOMENTS.get(0);

    static final ApprovalPolicy ONE = ApprovalPolicy.builder()
            .voteExpiry(Duration.ofDays(10))
            .requestExpiry(Duration.ofDays(20))
            .override("breaker", "reviewer")
            .build();
    static final ApprovalPolicy TWO = ONE.withQuorum(2);

    static final String MOOD = "mood";

    /** Asks for a figure, of which the host's own gate says whether it is clear enough. */
    static final ApprovalPolicy GATED = ApprovalPolicy.builder()
            .voteExpiry(Duration.ofDays(10))
            .requestExpiry(Duration.ofDays(20))
            .override("breaker", "reviewer")
            .require(EvidenceKey.of(EvidenceKey.Kind.METRICS))
            .gate(new Gate.Custom(MOOD))
            .build();

    static final Evidence CLEAR = metrics(0.9);
    static final Evidence UNCLEAR = metrics(0.6);
    static final Evidence POOR = metrics(0.3);

    static final Actor ANA = Actor.person("ana", "approver");
    static final Actor BO = Actor.person("bo", "approver", "operator", "breaker", "reviewer");
    static final Actor CY = Actor.person("cy", "approver");
    static final Actor DEE = Actor.person("dee", "policy-owner", "reviewer", "breaker");
    static final Actor BOT = Actor.service("bot", "approver", "operator", "policy-owner", "breaker", "reviewer");
    static final Actor BO_FOR_CY = BO.onBehalfOf("cy");

    private Walk() {}

    /** What becomes of a command. */
    record Step(Decision decision, AuditEntry entry, ModelState after) {}

    /** The host of this world: its own gate, and roles as recorded. */
    static class TestHost implements Host {
        @Override
        public Set<String> rolesToday(Actor recorded, Act act) {
            return recorded.roles();
        }

        @Override
        public @Nullable CustomGate gate(String id) {
            return id.equals(MOOD) ? Walk::mood : null;
        }

        @Override
        public @Nullable String damage(ModelVersion version) {
            return null;
        }

        @Override
        public boolean hasRun(RunId run) {
            return true;
        }

        @Override
        public boolean hasRemark(long entry) {
            return true;
        }
    }

    static final Host HOST = new TestHost();

    private static GateAnswer mood(CustomGate.Question question) {
        var attached = question.evidence().get(EvidenceKey.of(EvidenceKey.Kind.METRICS));
        if (attached == null) {
            return GateAnswer.missing("no figure");
        }
        double auc = ((Evidence.RunMetrics) attached.evidence()).metrics().getOrDefault("auc", Double.NaN);
        return auc > 0.8
                ? GateAnswer.pass("clear")
                : auc > 0.5 ? GateAnswer.inconclusive("unclear") : GateAnswer.fail("poor");
    }

    static Evidence metrics(double auc) {
        return new Evidence.RunMetrics(RunId.of("r1"), new TreeMap<>(Map.of("auc", auc)), NOW);
    }

    /** Ana registered version 1, Cy version 2. */
    static ModelState start() {
        return register(register(Evolution.nothing(MODEL), ANA), CY);
    }

    static ModelState register(ModelState state, Actor author) {
        RegistryCommand register = new RegistryCommand.Register(
                Digest.of("files of " + author.id()),
                Signature.unknown(),
                null,
                null,
                new TreeSet<>(),
                "",
                new TreeMap<>());
        return give(state, author, register).after();
    }

    static Step give(ModelState state, Actor actor, GovernanceCommand command) {
        return give(state, new Context(actor, NOW, HOST), command);
    }

    static Step give(ModelState state, Context context, GovernanceCommand command) {
        return step(state, context, GovernanceDecider.decide(state, context, command));
    }

    static Step give(ModelState state, Actor actor, RegistryCommand command) {
        Context context = new Context(actor, NOW, HOST);
        return step(state, context, RegistryDecider.decide(state, context, command));
    }

    private static Step step(ModelState state, Context context, Decision decision) {
        List<ModelEvent> events;
        Digest policy;
        if (decision instanceof Decision.Denied denied) {
            events = List.of(new GovernanceEvent.Denied(denied.command(), denied.denials()));
            policy = denied.policy();
        } else {
            Decision.Accepted accepted = (Decision.Accepted) decision;
            events = accepted.events();
            policy = accepted.policy();
        }
        long revision = state.revision() + 1;
        AuditEntry entry = new AuditEntry(revision, "c" + revision, context.actor(), context.now(), policy, events);
        return new Step(decision, entry, events.isEmpty() ? state : Evolution.evolve(state, entry));
    }
}
