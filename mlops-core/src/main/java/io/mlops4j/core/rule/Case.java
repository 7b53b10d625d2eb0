// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.rule;

import io.mlops4j.common.Actor;
import io.mlops4j.common.Digest;
import io.mlops4j.common.Environment;
import io.mlops4j.common.ModelVersionId;
import io.mlops4j.core.gate.GateJudge;
import io.mlops4j.core.state.EnvironmentState;
import io.mlops4j.core.state.ModelState;
import io.mlops4j.core.state.PolicyInForce;
import io.mlops4j.core.state.Subject;
import io.mlops4j.governance.ApprovalPolicy;
import io.mlops4j.governance.EnvironmentCommand;
import io.mlops4j.governance.GovernanceCommand;
import io.mlops4j.governance.ModelCommand;
import io.mlops4j.governance.PromotionRequest;
import io.mlops4j.governance.RequestCommand;
import io.mlops4j.governance.Review;
import io.mlops4j.governance.VersionCommand;
import io.mlops4j.governance.gate.CustomGate;
import io.mlops4j.governance.gate.GateVerdict;
import io.mlops4j.registry.ModelVersion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a rule looks at: the command, what surrounds it, and the state that it meets. What the command names but the state
 * lacks is null; the rule that is about its presence reports that, and all others then pass.
 *
 * @param state the model
 * @param context who gives the command, when, and what the host knows
 * @param command the command
 * @param request the request that the command names, as it stands now, or null
 * @param environment where the command acts, or null if nowhere or by a request that does not exist
 * @param version the version that the command is about, or null
 * @param inForce the policy in force where the command acts, or null
 * @param verdicts what the gates say of it; asked only for a command that depends on them
 */
public record Case(
        ModelState state,
        Context context,
        GovernanceCommand command,
        @Nullable PromotionRequest request,
        @Nullable Environment environment,
        @Nullable ModelVersion version,
        @Nullable PolicyInForce inForce,
        List<GateVerdict> verdicts) {
    /**
     * Looks a command's case up.
     *
     * @param state the model
     * @param context what surrounds the command
     * @param command the command
     * @return the case
     */
    public static Case of(ModelState state, Context context, GovernanceCommand command) {
        PromotionRequest found = request(state, command);
        PromotionRequest request = found == null ? null : found.at(context.now());
        Environment environment = environment(state, command, request);
        ModelVersion version = version(state, command, request, environment);
        PolicyInForce inForce = environment == null ? null : state.policy(environment);
        boolean asksGates = command instanceof RequestCommand.Promote || command instanceof RequestCommand.Waive;
        List<GateVerdict> verdicts = asksGates && version != null && environment != null && inForce != null
                ? verdicts(state, context, version, environment, inForce)
                : List.of();
        return new Case(state, context, command, request, environment, version, inForce, verdicts);
    }

    /**
     * Finds the version that a command is about, without asking who gives it or when.
     *
     * @param state the model
     * @param command the command
     * @return the version, or empty if there is none
     */
    public static Optional<ModelVersion> moving(ModelState state, GovernanceCommand command) {
        PromotionRequest request = request(state, command);
        return Optional.ofNullable(version(state, command, request, environment(state, command, request)));
    }

    private static @Nullable PromotionRequest request(ModelState state, GovernanceCommand command) {
        return command instanceof RequestCommand c
                ? state.request(c.request().number()).orElse(null)
                : null;
    }

    private static @Nullable Environment environment(
            ModelState state, GovernanceCommand command, @Nullable PromotionRequest request) {
        if (command instanceof ModelCommand.CloseReview c) {
            return state.review(c.review()).map(Review::environment).orElse(null);
        }
        if (command instanceof EnvironmentCommand c) {
            return c.environment();
        }
        return request == null ? null : request.environment();
    }

    private static @Nullable ModelVersion version(
            ModelState state,
            GovernanceCommand command,
            @Nullable PromotionRequest request,
            @Nullable Environment environment) {
        if (command instanceof EnvironmentCommand.RollBack && environment != null) {
            return state.rollbackTarget(environment).orElse(null);
        }
        if (command instanceof VersionCommand c) {
            return state.version(c.version().number()).orElse(null);
        }
        if (command instanceof ModelCommand.CloseReview c) {
            return state.review(c.review())
                    .flatMap(review -> state.version(review.version().number()))
                    .orElse(null);
        }
        return request == null
                ? null
                : state.version(request.version().number()).orElse(null);
    }

    private static List<GateVerdict> verdicts(
            ModelState state, Context context, ModelVersion version, Environment environment, PolicyInForce inForce) {
        Integer champion = state.environment(environment).current();
        CustomGate.Question question = new CustomGate.Question(
                version.id(),
                environment,
                champion == null ? null : new ModelVersionId(state.name(), champion),
                state.evidence(version.id().number()),
                context.now());
        return GateJudge.judge(
                inForce.policy().gates(), question, id -> context.host().gate(id));
    }

    /**
     * Names who gives the command.
     *
     * @return the actor
     */
    public Actor actor() {
        return context.actor();
    }

    /**
     * Says when the command is decided.
     *
     * @return the moment
     */
    public Instant now() {
        return context.now();
    }

    /**
     * Finds the governed pointer.
     *
     * @return the pointer; empty if nothing ever happened there
     */
    public EnvironmentState pointer() {
        return environment == null ? EnvironmentState.EMPTY : state.environment(environment);
    }

    /**
     * Finds the policy in force.
     *
     * @return the policy, or null if there is none
     */
    public @Nullable ApprovalPolicy policy() {
        return inForce == null ? null : inForce.policy();
    }

    /**
     * Tells whether somebody had a part in the version, also when its files were registered under another number.
     *
     * @param somebody an actor
     * @return who of those that the actor stands for had one, or empty if nobody had, or there is no version
     */
    public Optional<String> part(Actor somebody) {
        return version == null
                ? Optional.empty()
                : Rule.against(state.versions()
                        .having(version.artifact())
                        .flatMap(other -> other.contributors().stream())
                        .filter(somebody.identities()::contains)
                        .sorted()
                        .map(person -> person + " had a part in version " + version.id()));
    }

    /**
     * Digests what people would decide about now.
     *
     * @return the subject, or null if there is no version, environment or policy
     */
    public @Nullable Digest subject() {
        return version == null || environment == null || inForce == null
                ? null
                : Subject.of(state, version, environment, inForce);
    }
}
