// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.rule.pointer;

import io.mlops4j.core.rule.Case;
import io.mlops4j.core.rule.Rule;
import io.mlops4j.governance.DenialCode;
import java.util.Optional;

/** Every override of the environment was reviewed. */
public record NoOpenReview() implements Rule {
    @Override
    public DenialCode code() {
        return DenialCode.REVIEW_OPEN;
    }

    @Override
    public Optional<String> refusal(Case facts) {
        return Rule.against(facts.state().reviews().stream()
                .filter(review -> review.isOpen() && review.environment().equals(facts.environment()))
                .map(review ->
                        "review " + review.number() + " of an override of " + review.environment() + " is open"));
    }
}
