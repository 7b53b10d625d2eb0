// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.state;

import io.mlops4j.audit.AuditEntry;
import io.mlops4j.audit.GovernanceEvent;
import io.mlops4j.common.Environment;
import io.mlops4j.common.ModelVersionId;
import io.mlops4j.core.codec.PolicyCodec;
import io.mlops4j.governance.PromotionRequest.Status;
import io.mlops4j.governance.Review;
import io.mlops4j.governance.evidence.AttachedEvidence;
import io.mlops4j.registry.ModelVersion;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;

/** Folds what happens around governed pointers; what happens to requests is folded in {@link RequestEvolution}. */
final class GovernanceEvolution {
    private GovernanceEvolution() {}

    static ModelState evolve(ModelState state, AuditEntry entry, GovernanceEvent event) {
        if (event instanceof GovernanceEvent.PolicyDefined e) {
            PolicyInForce defined = new PolicyInForce(e.policy(), PolicyCodec.digest(e.policy()), entry.revision());
            return state.withEnvironment(e.environment(), pointer -> pointer.withPolicy(e.tier(), defined));
        }
        if (event instanceof GovernanceEvent.Classified e) {
            return state.withTier(e.tier());
        }
        if (event instanceof GovernanceEvent.EvidenceAttached e) {
            Present.version(state, e.version());
            return state.withEvidence(
                    e.version(),
                    new AttachedEvidence(e.evidence(), e.digest(), entry.actor().id(), entry.at()));
        }
        if (event instanceof GovernanceEvent.VersionRetired e) {
            ModelVersion.Ending retirement =
                    new ModelVersion.Ending(entry.actor().id(), e.reason(), entry.at());
            return RegistryEvolution.replace(
                    state, e.version(), v -> RegistryEvolution.ended(v, retirement, v.deletion()));
        }
        if (event instanceof GovernanceEvent.ReviewClosed e) {
            return reviewed(state, entry, e);
        }
        if (event instanceof GovernanceEvent.Denied || event instanceof GovernanceEvent.RemarksErased) {
            return state;
        }
        return request(state, entry, event);
    }

    private static ModelState request(ModelState state, AuditEntry entry, GovernanceEvent event) {
        if (event instanceof GovernanceEvent.PromotionRequested e) {
            return RequestEvolution.requested(state, entry, e);
        }
        if (event instanceof GovernanceEvent.Voted e) {
            return RequestEvolution.voted(state, entry, e);
        }
        if (event instanceof GovernanceEvent.GateWaived e) {
            return RequestEvolution.waived(state, entry, e);
        }
        if (event instanceof GovernanceEvent.RequestWithdrawn e) {
            return RequestEvolution.ended(state, e.request(), Status.WITHDRAWN);
        }
        return move(state, entry, event);
    }

    private static ModelState move(ModelState state, AuditEntry entry, GovernanceEvent event) {
        if (event instanceof GovernanceEvent.Promoted e) {
            Present.version(state, e.after());
            return RequestEvolution.ended(state, e.request(), Status.CONSUMED)
                    .withEnvironment(e.environment(), pointer -> pointer.movedTo(e.after()));
        }
        if (event instanceof GovernanceEvent.RolledBack e) {
            List<Integer> previous = state.environment(e.environment()).previous();
            Present.require(
                    state,
                    previous.contains(e.after()),
                    "a rollback to version " + e.after() + ", which was not current before");
            return left(state, e.environment(), (pointer, left) -> pointer.rolledBackTo(e.after(), left));
        }
        if (event instanceof GovernanceEvent.Stopped e) {
            return left(state, e.environment(), EnvironmentState::stopped);
        }
        if (event instanceof GovernanceEvent.Overridden e) {
            return overridden(state, entry, e);
        }
        throw new IllegalStateException("No fold for event " + event);
    }

    /** What is left as bad is approved anew or not at all. */
    private static ModelState left(
            ModelState state,
            Environment environment,
            BiFunction<EnvironmentState, Set<Integer>, EnvironmentState> change) {
        Set<Integer> left = state.sameFiles(state.environment(environment).current());
        return RequestEvolution.left(state, environment, left)
                .withEnvironment(environment, pointer -> change.apply(pointer, left));
    }

    private static ModelState overridden(ModelState state, AuditEntry entry, GovernanceEvent.Overridden e) {
        Present.next(state, "review", e.review(), state.nextReview());
        Present.version(state, e.after());
        Review opened = new Review(
                e.review(),
                e.environment(),
                new ModelVersionId(state.name(), e.after()),
                entry.actor().identities(),
                e.reason(),
                entry.at(),
                null);
        return state.withReviews(state.reviews().plus(opened))
                .withEnvironment(e.environment(), pointer -> pointer.movedTo(e.after()));
    }

    private static ModelState reviewed(ModelState state, AuditEntry entry, GovernanceEvent.ReviewClosed e) {
        Present.review(state, e.review());
        Review open = state.reviews().get(e.review() - 1);
        Review closed = new Review(
                open.number(),
                open.environment(),
                open.version(),
                open.overriddenBy(),
                open.reason(),
                open.openedAt(),
                new Review.Closing(entry.actor().id(), e.findings(), entry.at()));
        return state.withReviews(state.reviews().with(e.review() - 1, closed));
    }
}
