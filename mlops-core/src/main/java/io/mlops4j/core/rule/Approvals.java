// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.rule;

import io.mlops4j.common.Actor;
import io.mlops4j.common.Digest;
import io.mlops4j.core.words.DurationWords;
import io.mlops4j.governance.Act;
import io.mlops4j.governance.ApprovalPolicy;
import io.mlops4j.governance.PromotionRequest;
import io.mlops4j.governance.Vote;
import io.mlops4j.governance.Waiver;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who approves a request, split by whether it counts now.
 *
 * @param counting the ids of those whose approvals count
 * @param others why each of the other approvals does not count
 */
public record Approvals(List<String> counting, List<String> others) {
    /**
     * Weighs the approvals of a case.
     *
     * @param facts the case
     * @return the approvals; none if there is no request or no policy
     */
    public static Approvals of(Case facts) {
        List<String> counting = new ArrayList<>();
        List<String> others = new ArrayList<>();
        PromotionRequest request = facts.request();
        ApprovalPolicy policy = facts.policy();
        if (request != null && policy != null) {
            Digest subject = facts.subject();
            for (Vote vote : request.votes()) {
                if (vote.choice() == Vote.Choice.APPROVE) {
                    objection(
                                    facts,
                                    policy,
                                    Act.APPROVE,
                                    vote.actor(),
                                    vote.at(),
                                    vote.subject().equals(subject))
                            .ifPresentOrElse(
                                    why -> others.add("the approval of " + vote.voter() + " " + why),
                                    () -> counting.add(vote.voter()));
                }
            }
        }
        return new Approvals(List.copyOf(counting), List.copyOf(others));
    }

    /**
     * Tells whether somebody let the request pass a gate, so that it counts now.
     *
     * @param facts the case
     * @param gate the gate's name
     * @return whether a waiver counts
     */
    public static boolean isWaived(Case facts, String gate) {
        PromotionRequest request = facts.request();
        ApprovalPolicy policy = facts.policy();
        if (request == null || policy == null) {
            return false;
        }
        Digest subject = facts.subject();
        return request.waivers().stream()
                .filter(waiver -> waiver.gate().equals(gate))
                .anyMatch(waiver -> counts(facts, policy, waiver, subject));
    }

    private static boolean counts(Case facts, ApprovalPolicy policy, Waiver waiver, @Nullable Digest subject) {
        boolean same = waiver.subject().equals(subject);
        return objection(facts, policy, Act.WAIVE, waiver.actor(), waiver.at(), same)
                .isEmpty();
    }

    private static Optional<String> objection(
            Case facts, ApprovalPolicy policy, Act act, Actor actor, Instant at, boolean sameSubject) {
        if (!sameSubject) {
            return Optional.of(
                    "was given before version, evidence or policy changed (read what there is now and vote again)");
        }
        if (!facts.now().isBefore(at.plus(policy.voteExpiry()))) {
            return Optional.of("has expired after " + DurationWords.of(policy.voteExpiry()) + " (vote again)");
        }
        Optional<String> part = facts.part(actor);
        if (part.isPresent()) {
            return Optional.of("does not count any more, since " + part.get());
        }
        Set<String> today = facts.context().host().rolesToday(actor, act);
        String role = policy.role(act).orElse("");
        if (!today.contains(role)) {
            return Optional.of("does not count any more, without the role '" + role + "'");
        }
        return Collections.disjoint(today, policy.excludedRoles())
                ? Optional.empty()
                : Optional.of("does not count any more, with a role that is excluded");
    }
}
