// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.rule;

import io.mlops4j.governance.DenialCode;
import io.mlops4j.governance.PromotionRequest;
import io.mlops4j.governance.Vote;
import java.util.Optional;
import java.util.stream.Collectors;

/** A rejection blocks until the person who gave it changes it, whatever else changes. */
record NoStandingRejection() implements Rule {
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
        String rejecting = request.votes().stream()
                .filter(vote -> vote.choice() == Vote.Choice.REJECT)
                .map(vote -> vote.voter() + " (" + vote.comment() + ")")
                .collect(Collectors.joining(", "));
        return rejecting.isEmpty()
                ? Optional.empty()
                : Optional.of("request " + request.id() + " is rejected by " + rejecting);
    }
}
