// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.rule;

import io.mlops4j.governance.DenialCode;
import io.mlops4j.governance.PromotionRequest;
import java.util.Optional;

/** Who asks for a promotion does not decide about it. */
record VoterDidNotAsk() implements Rule {
    @Override
    public DenialCode code() {
        return DenialCode.SELF_APPROVAL;
    }

    @Override
    public Optional<String> refusal(Case facts) {
        PromotionRequest request = facts.request();
        return request != null && request.requestedBy().equals(facts.actor().id())
                ? Optional.of(facts.actor().id() + " asked for this promotion, so another person must decide")
                : Optional.empty();
    }
}
