// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.rule.request;

import io.mlops4j.core.rule.Case;
import io.mlops4j.core.rule.Rule;
import io.mlops4j.governance.DenialCode;
import io.mlops4j.governance.PromotionRequest;
import io.mlops4j.governance.Vote;
import java.util.List;
import java.util.Optional;

/** Nobody's rejection stands. */
public record NoStandingRejection() implements Rule {
    @Override
    public DenialCode code() {
        return DenialCode.REJECTED;
    }

    @Override
    public Optional<String> refusal(Case facts) {
        PromotionRequest request = facts.request();
        if (request == null) {
            return Optional.empty();
        }
        List<String> against = request.votes().stream()
                .filter(vote -> vote.choice() == Vote.Choice.REJECT)
                .map(vote -> vote.voter() + " (" + vote.comment() + ")")
                .toList();
        return Rule.unless(
                against.isEmpty(), "request " + request.id() + " is rejected by " + String.join(", ", against));
    }
}
