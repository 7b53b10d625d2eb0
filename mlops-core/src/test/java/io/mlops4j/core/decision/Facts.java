// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.decision;

import io.mlops4j.common.Digest;
import io.mlops4j.core.codec.EvidenceCodec;
import io.mlops4j.core.state.EnvironmentState;
import io.mlops4j.core.state.ModelState;
import io.mlops4j.core.state.PolicyInForce;
import io.mlops4j.core.state.Subject;
import io.mlops4j.governance.MaterialityTier;
import io.mlops4j.governance.PromotionRequest;
import io.mlops4j.governance.Vote;
import io.mlops4j.governance.Waiver;
import io.mlops4j.governance.evidence.AttachedEvidence;
import io.mlops4j.governance.evidence.Evidence;
import io.mlops4j.governance.evidence.EvidenceKey;
import io.mlops4j.registry.ModelVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What decides about the future of a state at a moment: neither revisions nor the order of votes, of closed requests only
 * who rejected what, and of a subject only which of the subjects that can still come about it is. Two ways that lead to the same facts
 * are walked once.
 */
record Facts(int moment, List<Object> model, List<Object> requests) {
    private static final Instant LAST = Walk.MOMENTS.get(Walk.MOMENTS.size() - 1);

    static Facts of(World world, ModelState state, int moment) {
        Instant now = Walk.MOMENTS.get(moment);
        EnvironmentState pointer = state.environment(Walk.PRODUCTION);
        Map<MaterialityTier, Object> policies = new TreeMap<>();
        pointer.policies().forEach((tier, inForce) -> policies.put(tier, inForce.policy()));
        List<Object> model = new ArrayList<>(List.of(
                Optional.ofNullable(state.classified()),
                policies,
                Optional.ofNullable(pointer.current()),
                pointer.previous(),
                evidence(state)));
        for (ModelVersion version : state.versions()) {
            model.add(List.of(version.isRetired(), version.isDeleted()));
        }
        state.reviews().forEach(review -> model.add(List.of(review.isOpen(), review.overriddenBy())));
        return new Facts(
                moment,
                model,
                state.requests().stream()
                        .map(request -> request(world, state, request.at(now), now))
                        .toList());
    }

    private static Object request(World world, ModelState state, PromotionRequest request, Instant now) {
        Map<Digest, Object> subjects = subjects(world, state, request);
        if (!request.isPending()) {
            return List.of(request.status(), request.version(), lastingVotes(request, subjects));
        }
        Set<Object> votes = new HashSet<>();
        for (Vote vote : request.votes()) {
            if (vote.choice() == Vote.Choice.REJECT) {
                votes.add(List.of(vote.actor(), "against"));
            } else if (subjects.containsKey(vote.subject()) && isFresh(vote.at(), now)) {
                votes.add(List.of(vote.actor(), vote.comment(), subjects.get(vote.subject())));
            }
        }
        Set<Object> waivers = new HashSet<>();
        for (Waiver waiver : request.waivers()) {
            if (subjects.containsKey(waiver.subject()) && isFresh(waiver.at(), now)) {
                waivers.add(List.of(waiver.gate(), subjects.get(waiver.subject())));
            }
        }
        boolean expires = !LAST.isBefore(request.expiresAt());
        Set<String> askers = new HashSet<>(request.requesters());
        // nobody whom the rules of voting could tell apart
        if (askers.retainAll(Set.of("ana", "bo", "cy"))) {
            askers.add("another");
        }
        return List.of(request.status(), askers, request.version(), expires, votes, waivers);
    }

    /** Of a request that is closed, only whose rejection stands and of what; an approval matters as what took a rejection back. */
    private static Object lastingVotes(PromotionRequest request, Map<Digest, Object> subjects) {
        Set<Object> votes = new HashSet<>();
        for (Vote vote : request.votes()) {
            if (vote.choice() == Vote.Choice.APPROVE) {
                votes.add(vote.voter());
            } else if (subjects.containsKey(vote.subject())) {
                votes.add(List.of(vote.voter(), Optional.ofNullable(subjects.get(vote.subject()))));
            }
        }
        return votes;
    }

    /** Every policy of these worlds lets votes count for less than the time between two moments. */
    private static boolean isFresh(Instant at, Instant now) {
        return at.equals(now);
    }

    private static Object evidence(ModelState state) {
        Map<Integer, Object> digests = new TreeMap<>();
        state.evidence()
                .forEach((version, attached) -> digests.put(
                        version,
                        attached.values().stream().map(AttachedEvidence::digest).toList()));
        return digests;
    }

    /** Every subject that the request can have under the policies that are defined and the evidence that there is. */
    private static Map<Digest, Object> subjects(World world, ModelState state, PromotionRequest request) {
        ModelVersion version = state.version(request.version().number()).orElseThrow();
        Map<Digest, Object> subjects = new HashMap<>();
        for (PolicyInForce inForce :
                state.environment(Walk.PRODUCTION).policies().values()) {
            Stream.concat(
                            Stream.of(Optional.<Evidence>empty()),
                            world.evidence().stream().map(Optional::of))
                    .forEach(piece -> subjects.put(
                            Subject.of(with(state, version, piece), version, Walk.PRODUCTION, inForce),
                            List.of(inForce.policy(), piece)));
        }
        return subjects;
    }

    private static ModelState with(ModelState state, ModelVersion version, Optional<Evidence> piece) {
        TreeMap<EvidenceKey, AttachedEvidence> attached = new TreeMap<>();
        piece.ifPresent(e ->
                attached.put(e.key(), new AttachedEvidence(e, Objects.requireNonNull(DIGESTS.get(e)), "a", Walk.NOW)));
        return new ModelState(
                state.revision(),
                state.model(),
                state.versions(),
                state.environments(),
                state.requests(),
                state.reviews(),
                state.classified(),
                state.evidence().with(version.id().number(), attached),
                state.commands());
    }

    private static final Map<Evidence, Digest> DIGESTS = new HashMap<>();

    static {
        for (Evidence evidence : List.of(Walk.CLEAR, Walk.UNCLEAR, Walk.POOR)) {
            DIGESTS.put(evidence, EvidenceCodec.digest(evidence));
        }
    }
}
