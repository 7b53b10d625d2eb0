// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.rule.request;

import io.mlops4j.core.rule.Case;
import io.mlops4j.core.rule.Rule;
import io.mlops4j.governance.DenialCode;
import io.mlops4j.governance.PromotionRequest;
import io.mlops4j.governance.PromotionRequest.Status;
import java.util.Optional;

/** The request has not expired. */
public record RequestIsInTime() implements Rule {
    @Override
    public DenialCode code() {
        return DenialCode.REQUEST_EXPIRED;
    }

    @Override
    public Optional<String> refusal(Case facts) {
        PromotionRequest request = facts.request();
        return request == null || request.status() != Status.EXPIRED
                ? Optional.empty()
                : Optional.of("request " + request.id() + " expired at " + request.expiresAt()
                        + "; ask for the promotion again");
    }
}
