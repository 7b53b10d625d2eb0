// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.rule.request;

import io.mlops4j.core.rule.Case;
import io.mlops4j.core.rule.Rule;
import io.mlops4j.core.rule.TransitionTable;
import io.mlops4j.governance.DenialCode;
import io.mlops4j.governance.PromotionRequest;
import io.mlops4j.governance.PromotionRequest.Status;
import java.util.Optional;

/** The request is in a status from which the command leads on. Those that are rejected or expired are refused as such. */
public record RequestIsOpen() implements Rule {
    @Override
    public DenialCode code() {
        return DenialCode.REQUEST_CLOSED;
    }

    @Override
    public Optional<String> refusal(Case facts) {
        PromotionRequest request = facts.request();
        if (request == null || request.status() == Status.REJECTED || request.status() == Status.EXPIRED) {
            return Optional.empty();
        }
        return Rule.unless(
                TransitionTable.allows(request.status(), facts.command()),
                "request " + request.id() + " is " + request.status());
    }
}
