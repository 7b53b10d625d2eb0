// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.rule.vote;

import io.mlops4j.core.rule.Case;
import io.mlops4j.core.rule.Rule;
import io.mlops4j.governance.DenialCode;
import io.mlops4j.governance.PromotionRequest;
import java.util.Optional;

/** Who asked for a promotion, or for whom it was asked, does not decide about it. */
public record VoterDidNotAsk() implements Rule {
    @Override
    public DenialCode code() {
        return DenialCode.SELF_APPROVAL;
    }

    @Override
    public Optional<String> refusal(Case facts) {
        PromotionRequest request = facts.request();
        return request == null
                ? Optional.empty()
                : Rule.against(request.requesters().stream()
                        .filter(facts.actor().identities()::contains)
                        .sorted()
                        .map(person -> person + " asked for the promotion"));
    }
}
