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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Folds what happens to requests and governed pointers. */
final class GovernanceEvolution {
    private GovernanceEvolution() {}

    static ModelState evolve(ModelState state, AuditEntry entry, GovernanceEvent event) {
        if (event instanceof GovernanceEvent.PolicyDefined e) {
            return pointer(state, e.environment(), pointer -> pointer.withPolicy(e.policy(), entry.revision()));
        }
        if (event instanceof GovernanceEvent.PromotionRequested e) {
            return requested(state, entry, e);
        }
        if (event instanceof GovernanceEvent.Voted e) {
            Vote vote = new Vote(entry.actor().id(), e.choice(), e.subject(), e.comment(), entry.at());
            return request(state, e.request(), request -> voted(request, vote));
        }
        if (event instanceof GovernanceEvent.RequestWithdrawn e) {
            return request(state, e.request(), request -> copy(request, request.votes(), Status.WITHDRAWN));
        }
        if (event instanceof GovernanceEvent.Promoted e) {
            Present.version(state, e.after());
            ModelState consumed =
                    request(state, e.request(), request -> copy(request, request.votes(), Status.CONSUMED));
            return pointer(consumed, e.environment(), pointer -> pointer.promoted(e.after()));
        }
        if (event instanceof GovernanceEvent.RolledBack e) {
            List<Integer> previous = state.environment(e.environment()).previous();
            Present.require(
                    state,
                    previous.contains(e.after()),
                    "a rollback to version " + e.after() + ", which was not current before");
            return pointer(state, e.environment(), pointer -> pointer.rolledBackTo(e.after()));
        }
        if (event instanceof GovernanceEvent.Stopped e) {
            return pointer(state, e.environment(), EnvironmentState::stopped);
        }
        if (event instanceof GovernanceEvent.Denied) {
            return state;
        }
        throw new IllegalStateException("No fold for event " + event);
    }

    private static ModelState requested(ModelState state, AuditEntry entry, GovernanceEvent.PromotionRequested e) {
        Present.next(state, "request", e.request(), state.nextRequest().number());
        Present.version(state, e.version());
        List<PromotionRequest> requests = new ArrayList<>(state.requests());
        requests.add(new PromotionRequest(
                new RequestId(state.name(), e.request()),
                new ModelVersionId(state.name(), e.version()),
                e.environment(),
                e.subject(),
                entry.actor().id(),
                e.reason(),
                entry.at(),
                List.of(),
                Status.OPEN));
        return with(state, requests);
    }

    private static PromotionRequest voted(PromotionRequest request, Vote vote) {
        List<Vote> votes = new ArrayList<>(request.votes());
        votes.removeIf(earlier -> earlier.voter().equals(vote.voter()));
        votes.add(vote);
        return copy(request, votes, request.status());
    }

    private static PromotionRequest copy(PromotionRequest request, List<Vote> votes, Status status) {
        return new PromotionRequest(
                request.id(),
                request.version(),
                request.environment(),
                request.subject(),
                request.requestedBy(),
                request.reason(),
                request.requestedAt(),
                votes,
                status);
    }

    private static ModelState request(ModelState state, int number, UnaryOperator<PromotionRequest> change) {
        Present.request(state, number);
        List<PromotionRequest> requests = new ArrayList<>(state.requests());
        requests.set(number - 1, change.apply(requests.get(number - 1)));
        return with(state, requests);
    }

    private static ModelState with(ModelState state, List<PromotionRequest> requests) {
        return new ModelState(
                state.revision(), state.model(), state.versions(), state.environments(), List.copyOf(requests));
    }

    private static ModelState pointer(ModelState state, Environment where, UnaryOperator<EnvironmentState> change) {
        NavigableMap<Environment, EnvironmentState> pointers = new TreeMap<>(state.environments());
        pointers.put(where, change.apply(state.environment(where)));
        return new ModelState(
                state.revision(),
                state.model(),
                state.versions(),
                Collections.unmodifiableNavigableMap(pointers),
                state.requests());
    }
}
