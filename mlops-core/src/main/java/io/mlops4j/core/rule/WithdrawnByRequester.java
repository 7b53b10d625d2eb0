// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.rule;

import io.mlops4j.governance.DenialCode;
import io.mlops4j.governance.PromotionRequest;
import java.util.Optional;

/** Only who asked takes the request back; everybody else votes against it. */
record WithdrawnByRequester() implements Rule {
    @Override
    public DenialCode code() {
        return DenialCode.NOT_THE_REQUESTER;
    }

    @Override
    public Optional<String> refusal(Case facts) {
        PromotionRequest request = facts.request();
        return request != null && !request.requestedBy().equals(facts.actor().id())
                ? Optional.of("request " + request.id() + " was made by " + request.requestedBy() + ", not by "
                        + facts.actor().id())
                : Optional.empty();
    }
}
