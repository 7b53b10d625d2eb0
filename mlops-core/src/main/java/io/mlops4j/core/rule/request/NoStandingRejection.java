// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.rule.request;

import io.mlops4j.core.rule.Case;
import io.mlops4j.core.rule.Rule;
import io.mlops4j.governance.DenialCode;
import io.mlops4j.governance.PromotionRequest;
import io.mlops4j.governance.Vote;
import io.mlops4j.registry.ModelVersion;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Nobody's rejection stands. To withdraw a request and ask again, or to register the same files again and ask for those, does
 * not wash a rejection off: it stands until the same person votes otherwise, or what was rejected has changed.
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
        Map<String, Cast> latest = new LinkedHashMap<>();
        facts.state()
                .versions()
                .having(version.artifact())
                .flatMap(same -> facts.state().requests().having(same.id()))
                .filter(other -> other.environment().equals(request.environment()))
                .sorted(Comparator.comparing(
                                (PromotionRequest other) -> other.id().equals(request.id()))
                        .thenComparingLong(other -> other.id().number()))
                .forEach(other -> other.votes().forEach(vote -> latest.put(vote.voter(), new Cast(other, vote))));
        return Rule.against(latest.values().stream()
                .filter(cast -> cast.vote().choice() == Vote.Choice.REJECT)
                .filter(cast -> cast.request().id().equals(request.id())
                        || cast.vote()
                                .subject()
                                .equals(facts.subjectAs(cast.request().version())))
                .map(cast -> "request " + cast.request().id() + " is rejected by "
                        + cast.vote().voter() + " (" + cast.vote().comment() + ")"));
    }
}
