// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.rule;

import io.mlops4j.governance.DenialCode;
import io.mlops4j.governance.PromotionRequest;
import java.util.Optional;

/** The transition table allows the command for a request in this status. */
record RequestIsOpen() implements Rule {
    @Override
    public DenialCode code() {
        return DenialCode.REQUEST_CLOSED;
    }

    @Override
    public Optional<String> refusal(Case facts) {
        PromotionRequest request = facts.request();
        return request != null && !TransitionTable.allows(request.status(), facts.command())
                ? Optional.of("request " + request.id() + " is closed: it was "
                        + (request.status() == PromotionRequest.Status.CONSUMED ? "promoted" : "withdrawn"))
                : Optional.empty();
    }
}
