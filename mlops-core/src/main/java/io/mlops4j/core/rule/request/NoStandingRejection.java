// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.rule.request;

import io.mlops4j.core.rule.Case;
import io.mlops4j.core.rule.Rule;
import io.mlops4j.core.state.PolicyInForce;
import io.mlops4j.governance.DenialCode;
import io.mlops4j.governance.PromotionRequest;
import io.mlops4j.governance.Vote;
import io.mlops4j.registry.ModelVersion;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Nobody's rejection stands. To withdraw a request and ask again, to register the same files again, or to attach other evidence
 * does not wash a rejection off: everybody may do that. It stands on its request until the same person votes otherwise there, and
 * on others for the same files in the environment until that person's last word on them is an approval, or its owner has changed
 * the policy since.
 */
public record NoStandingRejection() implements Rule {
    /** A vote and the request that it was given on. */
    private record Cast(PromotionRequest request, Vote vote) {}

    @Override
    public DenialCode code() {
        return DenialCode.REJECTED;
    }

    @Override
    public Optional<String> refusal(Case facts) {
        PromotionRequest request = facts.request();
        ModelVersion version = facts.version();
        if (request == null || version == null) {
            return Optional.empty();
        }
        List<Cast> votes = facts.state()
                .versions()
                .having(version.artifact())
                .flatMap(same -> facts.state().requests().having(same.id()))
                .filter(other -> other.environment().equals(request.environment()))
                .flatMap(other -> other.votes().stream().map(vote -> new Cast(other, vote)))
                .toList();
        return Rule.against(votes.stream()
                .filter(cast -> cast.vote().choice() == Vote.Choice.REJECT)
                .filter(cast -> cast.request().id().equals(request.id())
                        || (isLastWord(cast.vote(), votes) && isUnder(facts.inForce(), cast.vote())))
                .map(cast -> "request " + cast.request().id() + " is rejected by "
                        + cast.vote().voter() + " (" + cast.vote().comment() + ")"));
    }

    private static boolean isLastWord(Vote rejection, List<Cast> votes) {
        return votes.stream()
                .map(Cast::vote)
                .noneMatch(vote -> vote.choice() == Vote.Choice.APPROVE
                        && vote.voter().equals(rejection.voter())
                        && vote.entry() > rejection.entry());
    }

    private static boolean isUnder(@Nullable PolicyInForce policy, Vote vote) {
        return policy == null || vote.entry() > policy.since();
    }
}
