// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.decision;

import io.mlops4j.common.Actor;
import io.mlops4j.common.Alias;
import io.mlops4j.common.ModelVersionId;
import io.mlops4j.common.RequestId;
import io.mlops4j.core.state.ModelState;
import io.mlops4j.governance.ApprovalPolicy;
import io.mlops4j.governance.EnvironmentCommand;
import io.mlops4j.governance.GovernanceCommand;
import io.mlops4j.governance.MaterialityTier;
import io.mlops4j.governance.ModelCommand;
import io.mlops4j.governance.RequestCommand;
import io.mlops4j.governance.VersionCommand;
import io.mlops4j.governance.evidence.Evidence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What there is to try. Every kind of command is tried in every world; worlds differ in what the commands name, so that
 * each stays finite and small enough to be walked whole.
 *
 * @param name its name
 * @param versions how many candidates there are
 * @param policies the policies that may be defined
 * @param tiers the tiers that policies are for and that the model may have
 * @param evidence what may be attached
 * @param actors who acts
 * @param mostRequests how many requests are made, one pending at a time
 * @param mostOverrides how many overrides are made
 * @param mostEndings how many versions are retired or deleted; a step beyond a bound is checked, but not gone on from
 */
record World(
        String name,
        int versions,
        List<ApprovalPolicy> policies,
        List<MaterialityTier> tiers,
        List<Evidence> evidence,
        List<Actor> actors,
        int mostRequests,
        int mostOverrides,
        int mostEndings) {
    private static final List<Actor> PEOPLE = List.of(Walk.ANA, Walk.BO, Walk.CY, Walk.DEE, Walk.BOT);
    private static final List<Actor> WITH_DELEGATE =
            List.of(Walk.ANA, Walk.BO, Walk.BO_FOR_CY, Walk.CY, Walk.DEE, Walk.BOT);
    private static final List<MaterialityTier> HIGH = List.of(MaterialityTier.HIGH);

    private static final List<Actor> FEW = List.of(Walk.BO, Walk.CY, Walk.DEE);

    private static final Actor ALONE = Actor.person("al", "operator", "breaker", "policy-owner");

    static final List<World> ALL = List.of(
            new World("votes and delegates", 1, List.of(Walk.TWO), HIGH, List.of(), WITH_DELEGATE, 1, 0, 1),
            new World("promotions of two versions", 2, List.of(Walk.ONE), HIGH, List.of(), PEOPLE, 2, 0, 0),
            new World("overrides of two versions", 2, List.of(Walk.ONE), HIGH, List.of(), FEW, 0, 2, 1),
            new World("there and back", 2, List.of(Walk.ONE), HIGH, List.of(), List.of(ALONE), 0, 3, 1),
            new World("override and promotion", 1, List.of(Walk.ONE), HIGH, List.of(), FEW, 1, 1, 0),
            new World(
                    "evidence and waivers",
                    1,
                    List.of(Walk.GATED),
                    HIGH,
                    List.of(Walk.CLEAR, Walk.UNCLEAR),
                    FEW,
                    1,
                    0,
                    0),
            new World(
                    "tiers",
                    1,
                    List.of(Walk.ONE),
                    List.of(MaterialityTier.LOW, MaterialityTier.HIGH),
                    List.of(),
                    FEW,
                    1,
                    0,
                    0));

    ModelState start() {
        ModelState state = Walk.start();
        return versions == 1 ? Walk.give(state, Walk.CY, delete(2)).after() : state;
    }

    /** Every command that makes sense to try in this state, and some that do not. */
    List<GovernanceCommand> commands(ModelState state) {
        List<GovernanceCommand> commands = new ArrayList<>();
        for (MaterialityTier tier : tiers) {
            for (ApprovalPolicy policy : policies) {
                commands.add(new EnvironmentCommand.DefinePolicy(Walk.MODEL, Walk.PRODUCTION, tier, policy));
            }
            commands.add(new ModelCommand.Classify(Walk.MODEL, tier, "r"));
        }
        commands.add(new EnvironmentCommand.RollBack(Walk.MODEL, Walk.PRODUCTION, "r"));
        commands.add(new EnvironmentCommand.Stop(Walk.MODEL, Walk.PRODUCTION, "r"));
        commands.add(new ModelCommand.EraseRemarks(Walk.MODEL, 1, "r"));
        IntStream.rangeClosed(1, versions + 1).forEach(number -> addForVersion(commands, number));
        for (int number = 1; number <= state.requests().size() + 1; number++) {
            addForRequest(commands, new RequestId(Walk.MODEL, number));
        }
        for (int number = 1; number <= state.reviews().size() + 1; number++) {
            commands.add(new ModelCommand.CloseReview(Walk.MODEL, number, "r"));
        }
        return commands;
    }

    private void addForVersion(List<GovernanceCommand> commands, int number) {
        ModelVersionId version = new ModelVersionId(Walk.MODEL, number);
        commands.add(new EnvironmentCommand.Request(version, Walk.PRODUCTION, "r"));
        commands.add(new EnvironmentCommand.OverridePolicy(version, Walk.PRODUCTION, "r"));
        commands.add(new VersionCommand.Retire(version, "r"));
        commands.add(delete(number));
        commands.add(new VersionCommand.PointAlias(Alias.of("production"), version));
        evidence.forEach(piece -> commands.add(new VersionCommand.Attach(version, piece)));
    }

    private static void addForRequest(List<GovernanceCommand> commands, RequestId request) {
        commands.add(new RequestCommand.Approve(request, ""));
        commands.add(new RequestCommand.Reject(request, "r"));
        commands.add(new RequestCommand.Withdraw(request, "r"));
        commands.add(new RequestCommand.Waive(request, "custom " + Walk.MOOD, "r"));
        commands.add(new RequestCommand.Promote(request));
    }

    boolean contains(ModelState state, Instant now) {
        long pending = state.requests().stream()
                .filter(request -> request.at(now).isPending())
                .count();
        return state.requests().size() <= mostRequests
                && pending <= 1
                && state.reviews().size() <= mostOverrides
                && state.versions().stream()
                                .limit(versions)
                                .filter(version -> version.isRetired() || version.isDeleted())
                                .count()
                        <= mostEndings;
    }

    private static GovernanceCommand delete(int number) {
        return new VersionCommand.DeleteVersion(new ModelVersionId(Walk.MODEL, number), "r");
    }
}
