// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.state;

import io.mlops4j.audit.AuditEntry;
import io.mlops4j.audit.GovernanceEvent;
import io.mlops4j.common.Environment;
import io.mlops4j.common.ModelVersionId;
import io.mlops4j.common.RequestId;
import io.mlops4j.governance.PromotionRequest;
import io.mlops4j.governance.PromotionRequest.Status;
import io.mlops4j.governance.Vote;
import io.mlops4j.governance.Waiver;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Folds what happens to requests. */
final class RequestEvolution {
    private RequestEvolution() {}

    static ModelState requested(ModelState state, AuditEntry entry, GovernanceEvent.PromotionRequested e) {
        Present.next(state, "request", e.request(), state.nextRequest().number());
        Present.version(state, e.version());
        PromotionRequest request = new PromotionRequest(
                new RequestId(state.name(), e.request()),
                new ModelVersionId(state.name(), e.version()),
                e.environment(),
                e.subject(),
                entry.actor().identities(),
                e.reason(),
                entry.at(),
                e.expiresAt(),
                List.of(),
                List.of(),
                Status.OPEN);
        return state.withRequests(state.requests().plus(request));
    }

    static ModelState voted(ModelState state, AuditEntry entry, GovernanceEvent.Voted e) {
        Vote vote = new Vote(entry.actor(), e.choice(), e.subject(), e.comment(), entry.at(), entry.revision());
        return change(state, e.request(), request -> {
            List<Vote> votes = new ArrayList<>(request.votes());
            votes.removeIf(earlier -> gives(vote, earlier));
            votes.add(vote);
            boolean rejected = votes.stream().anyMatch(standing -> standing.choice() == Vote.Choice.REJECT);
            return request.with(votes, request.waivers(), rejected ? Status.REJECTED : Status.OPEN);
        });
    }

    /** Whether a vote takes the place of an earlier one: of the same person, or an approval that shares a person with it. */
    private static boolean gives(Vote vote, Vote earlier) {
        return earlier.voter().equals(vote.voter())
                || (earlier.choice() == Vote.Choice.APPROVE
                        && !Collections.disjoint(
                                earlier.actor().identities(), vote.actor().identities()));
    }

    static ModelState waived(ModelState state, AuditEntry entry, GovernanceEvent.GateWaived e) {
        Waiver waiver = new Waiver(e.verdict().gate(), entry.actor(), e.subject(), e.reason(), entry.at());
        return change(state, e.request(), request -> {
            List<Waiver> waivers = new ArrayList<>(request.waivers());
            waivers.removeIf(earlier -> earlier.gate().equals(waiver.gate()));
            waivers.add(waiver);
            return request.with(request.votes(), waivers, request.status());
        });
    }

    static ModelState ended(ModelState state, int number, Status status) {
        return change(state, number, request -> request.with(request.votes(), request.waivers(), status));
    }

    /** What was decided of versions before they were left as bad was decided without knowing that. Rejections stand. */
    static ModelState left(ModelState state, Environment environment, Set<Integer> versions) {
        ModelState next = state;
        for (Integer version : versions) {
            List<PromotionRequest> pending = state.requests()
                    .having(new ModelVersionId(state.name(), version))
                    .filter(request ->
                            request.isPending() && request.environment().equals(environment))
                    .toList();
            for (PromotionRequest request : pending) {
                List<Vote> rejections = request.votes().stream()
                        .filter(vote -> vote.choice() == Vote.Choice.REJECT)
                        .toList();
                next = change(next, request.id().number(), found -> found.with(rejections, List.of(), found.status()));
            }
        }
        return next;
    }

    private static ModelState change(ModelState state, int number, UnaryOperator<PromotionRequest> change) {
        Present.request(state, number);
        PromotionRequest changed = change.apply(state.requests().get(number - 1));
        return state.withRequests(state.requests().with(number - 1, changed));
    }
}
