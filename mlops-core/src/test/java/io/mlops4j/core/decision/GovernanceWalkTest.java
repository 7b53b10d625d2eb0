// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops4j.audit.GovernanceEvent;
import io.mlops4j.audit.ModelEvent;
import io.mlops4j.common.Actor;
import io.mlops4j.common.Digest;
import io.mlops4j.core.state.EnvironmentState;
import io.mlops4j.core.state.ModelState;
import io.mlops4j.core.state.Subject;
import io.mlops4j.governance.ApprovalPolicy;
import io.mlops4j.governance.GovernanceCommand;
import io.mlops4j.governance.PromotionRequest;
import io.mlops4j.governance.Vote;
import io.mlops4j.registry.ModelVersion;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * Walks every state that two versions, one environment, five actors and two policies can reach with two requests, one
 * open at a time.
 */
class GovernanceWalkTest {
    private static final int MOST_REQUESTS = 2;

    /**
     * What decides about the future of a state: neither revisions nor the votes of closed requests nor the order of votes,
     * and of a vote's subject only whether it is the present one. Two ways that lead to the same facts are walked once.
     */
    private record Facts(List<Object> requests, List<Object> pointer) {
        static Facts of(ModelState state) {
            EnvironmentState pointer = state.environment(Walk.PRODUCTION);
            return new Facts(
                    state.requests().stream()
                            .map(request -> of(state, pointer, request))
                            .toList(),
                    List.of(
                            Optional.ofNullable(pointer.policy()),
                            Optional.ofNullable(pointer.current()),
                            pointer.previous()));
        }

        private static Object of(ModelState state, EnvironmentState pointer, PromotionRequest request) {
            if (request.status() != PromotionRequest.Status.OPEN) {
                return request.status();
            }
            Set<Object> votes = request.votes().stream()
                    .map(vote -> List.of(
                            vote.voter(), vote.choice(), vote.subject().equals(subject(state, pointer, request))))
                    .collect(Collectors.toSet());
            return List.of(request.requestedBy(), request.version(), votes);
        }

        private static Digest subject(ModelState state, EnvironmentState pointer, PromotionRequest request) {
            return Subject.of(
                    state.version(request.version().number()).orElseThrow(),
                    Walk.PRODUCTION,
                    Objects.requireNonNull(pointer.policy()),
                    pointer.policySince());
        }

        static boolean isWithinBounds(ModelState state) {
            long open = state.requests().stream()
                    .filter(request -> request.status() == PromotionRequest.Status.OPEN)
                    .count();
            return state.requests().size() <= MOST_REQUESTS && open <= 1;
        }
    }

    @Test
    @DisplayName("on every edge of every reachable state the invariants of governance hold")
    void everyEdge(TestReporter reporter) {
        Set<Facts> seen = new HashSet<>();
        Deque<ModelState> open = new ArrayDeque<>(List.of(Walk.start()));
        seen.add(Facts.of(open.peek()));
        long edges = 0;
        long accepted = 0;
        while (!open.isEmpty()) {
            ModelState state = open.pop();
            for (Actor actor : Walk.ACTORS) {
                for (GovernanceCommand command : Walk.commands(state)) {
                    Walk.Step step = Walk.give(state, actor, command);
                    edges++;
                    accepted += step.decision() instanceof Decision.Accepted ? 1 : 0;
                    check(state, actor, step);
                    if (Facts.isWithinBounds(step.after()) && seen.add(Facts.of(step.after()))) {
                        open.push(step.after());
                    }
                }
            }
        }
        reporter.publishEntry("states " + seen.size() + ", edges " + edges + ", accepted " + accepted);
        assertThat(seen).hasSizeGreaterThan(1_000);
        assertThat(accepted).isBetween(edges / 100, edges / 2);
    }

    private static void check(ModelState before, Actor actor, Walk.Step step) {
        ModelState after = step.after();
        if (step.decision() instanceof Decision.Denied denied) {
            assertThat(denied.denials()).isNotEmpty();
            assertThat(Facts.of(after)).isEqualTo(Facts.of(before));
            return;
        }
        if (!step.entry().events().isEmpty()) {
            assertThat(Recall.objection(before, step.entry())).isEmpty();
        }
        ModelEvent event =
                step.entry().events().isEmpty() ? null : step.entry().events().get(0);
        Integer from = before.environment(Walk.PRODUCTION).current();
        Integer to = after.environment(Walk.PRODUCTION).current();
        if (event instanceof GovernanceEvent.Promoted promoted) {
            assertThat(promoted.before()).isEqualTo(from);
            assertThat(promoted.after()).isEqualTo(to);
            checkPromotion(before, promoted, actor);
        } else if (event instanceof GovernanceEvent.RolledBack rolledBack) {
            assertThat(to).isEqualTo(rolledBack.after());
            assertThat(before.environment(Walk.PRODUCTION).previous()).contains(to);
            assertThat(actor.roles()).contains("operator");
        } else if (event instanceof GovernanceEvent.Stopped) {
            assertThat(to).isNull();
            assertThat(from).isNotNull();
        } else {
            assertThat(to).as("only a move moves the pointer").isEqualTo(from);
        }
    }

    private static void checkPromotion(ModelState before, GovernanceEvent.Promoted promoted, Actor actor) {
        PromotionRequest request = before.request(promoted.request()).orElseThrow();
        ModelVersion version = before.version(request.version().number()).orElseThrow();
        ApprovalPolicy policy =
                Objects.requireNonNull(before.environment(Walk.PRODUCTION).policy());
        long since = before.environment(Walk.PRODUCTION).policySince();
        assertThat(actor.roles()).contains(policy.operatorRole());
        assertThat(request.status()).isEqualTo(PromotionRequest.Status.OPEN);
        assertThat(request.votes()).noneMatch(vote -> vote.choice() == Vote.Choice.REJECT);
        assertThat(request.votes().stream()
                        .filter(vote -> vote.subject().equals(Subject.of(version, Walk.PRODUCTION, policy, since)))
                        .map(Vote::voter)
                        .filter(voter -> !voter.equals(request.requestedBy()))
                        .filter(voter -> !voter.equals(version.registeredBy()))
                        .filter(voter -> !voter.equals("bot"))
                        .distinct()
                        .count())
                .isGreaterThanOrEqualTo(policy.quorum());
    }
}
