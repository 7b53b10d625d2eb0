// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.rule.pointer;

import io.mlops4j.core.rule.Case;
import io.mlops4j.core.rule.Rule;
import io.mlops4j.governance.DenialCode;
import io.mlops4j.governance.Review;
import java.util.Optional;

/** Who did an override does not review it. */
public record ReviewerIsAnother() implements Rule {
    @Override
    public DenialCode code() {
        return DenialCode.SELF_REVIEW;
    }

    @Override
    public Optional<String> refusal(Case facts) {
        Review review = Reviews.named(facts);
        return review == null
                ? Optional.empty()
                : Rule.against(review.overriddenBy().stream()
                        .filter(facts.actor().identities()::contains)
                        .sorted()
                        .map(person -> person + " did the override"));
    }
}
