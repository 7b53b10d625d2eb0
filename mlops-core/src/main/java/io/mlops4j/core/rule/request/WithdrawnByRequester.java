// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.rule.request;

import io.mlops4j.core.rule.Case;
import io.mlops4j.core.rule.Rule;
import io.mlops4j.governance.DenialCode;
import io.mlops4j.governance.PromotionRequest;
import java.util.Optional;
import java.util.TreeSet;

/** A request is taken back by the one who made it, or for whom it was made. */
public record WithdrawnByRequester() implements Rule {
    @Override
    public DenialCode code() {
        return DenialCode.NOT_THE_REQUESTER;
    }

    @Override
    public Optional<String> refusal(Case facts) {
        PromotionRequest request = facts.request();
        return request == null
                ? Optional.empty()
                : Rule.unless(
                        request.requesters().contains(facts.actor().id()),
                        "request " + request.id() + " was made by "
                                + String.join(", ", new TreeSet<>(request.requesters())));
    }
}
