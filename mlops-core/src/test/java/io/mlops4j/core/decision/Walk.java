// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.decision;

import io.mlops4j.audit.AuditEntry;
import io.mlops4j.audit.GovernanceEvent;
import io.mlops4j.audit.ModelEvent;
import io.mlops4j.common.Actor;
import io.mlops4j.common.Digest;
import io.mlops4j.common.Environment;
import io.mlops4j.common.ModelName;
import io.mlops4j.common.ModelVersionId;
import io.mlops4j.common.RequestId;
import io.mlops4j.core.state.Evolution;
import io.mlops4j.core.state.ModelState;
import io.mlops4j.governance.ApprovalPolicy;
import io.mlops4j.governance.GovernanceCommand;
import io.mlops4j.registry.Signature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/** A small world to walk through: two versions, one environment, five actors, two policies. */
final class Walk {
    static final ModelName MODEL = ModelName.of("bank");
    static final Environment PRODUCTION = Environment.PRODUCTION;
    static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    static final ApprovalPolicy ONE = ApprovalPolicy.withDefaults();
    static final ApprovalPolicy TWO = ApprovalPolicy.withDefaults().withQuorum(2);

    static final Actor ANA = Actor.person("ana", "approver");
    static final Actor BO = Actor.person("bo", "approver", "operator");
    static final Actor CY = Actor.person("cy", "approver");
    static final Actor DEE = Actor.person("dee", "policy-owner");
    static final Actor BOT = Actor.service("bot", "approver", "operator", "policy-owner");
    static final List<Actor> ACTORS = List.of(ANA, BO, CY, DEE, BOT);

    private Walk() {}

    /** What becomes of a command. */
    record Step(Decision decision, AuditEntry entry, ModelState after) {}

    /** Ana registered version 1, Cy version 2. */
    static ModelState start() {
        ModelState state = Evolution.nothing(MODEL);
        for (Actor author : List.of(ANA, CY)) {
            RegistryCommand register = new RegistryCommand.Register(
                    Digest.of("files of " + author.id()),
                    Signature.unknown(),
                    null,
                    null,
                    new TreeSet<>(),
                    "",
                    new TreeMap<>());
            state = step(state, author, RegistryDecider.decide(state, register)).after();
        }
        return state;
    }

    static Step give(ModelState state, Actor actor, GovernanceCommand command) {
        return step(state, actor, GovernanceDecider.decide(state, actor, command));
    }

    static Step give(ModelState state, Actor actor, RegistryCommand command) {
        return step(state, actor, RegistryDecider.decide(state, command));
    }

    /** Every command that makes sense to try in this state, and some that do not. */
    static List<GovernanceCommand> commands(ModelState state) {
        List<GovernanceCommand> commands = new ArrayList<>(List.of(
                new GovernanceCommand.DefinePolicy(MODEL, PRODUCTION, ONE),
                new GovernanceCommand.DefinePolicy(MODEL, PRODUCTION, TWO),
                new GovernanceCommand.Request(new ModelVersionId(MODEL, 1), PRODUCTION, "r"),
                new GovernanceCommand.Request(new ModelVersionId(MODEL, 2), PRODUCTION, "r"),
                new GovernanceCommand.Request(new ModelVersionId(MODEL, 9), PRODUCTION, "r"),
                new GovernanceCommand.RollBack(MODEL, PRODUCTION, "r"),
                new GovernanceCommand.Stop(MODEL, PRODUCTION, "r")));
        for (int number = 1; number <= state.requests().size() + 1; number++) {
            RequestId request = new RequestId(MODEL, number);
            commands.add(new GovernanceCommand.Approve(request, ""));
            commands.add(new GovernanceCommand.Reject(request, "r"));
            commands.add(new GovernanceCommand.Withdraw(request, "r"));
            commands.add(new GovernanceCommand.Promote(request));
        }
        return commands;
    }

    private static Step step(ModelState state, Actor actor, Decision decision) {
        List<ModelEvent> events = decision instanceof Decision.Denied denied
                ? List.of(new GovernanceEvent.Denied(denied.command(), denied.denials()))
                : ((Decision.Accepted) decision).events();
        AuditEntry entry = new AuditEntry(state.revision() + 1, "c", actor, NOW, events);
        return new Step(decision, entry, events.isEmpty() ? state : Evolution.evolve(state, entry));
    }
}
