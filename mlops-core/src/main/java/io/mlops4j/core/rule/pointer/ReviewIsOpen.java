// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.rule.pointer;

import io.mlops4j.core.rule.Case;
import io.mlops4j.core.rule.Rule;
import io.mlops4j.governance.DenialCode;
import io.mlops4j.governance.Review;
import java.util.Optional;

/** The review is not closed yet. */
public record ReviewIsOpen() implements Rule {
    @Override
    public DenialCode code() {
        return DenialCode.REVIEW_CLOSED;
    }

    @Override
    public Optional<String> refusal(Case facts) {
        Review review = Reviews.named(facts);
        return review == null || review.isOpen()
                ? Optional.empty()
                : Optional.of("review " + review.number() + " is closed");
    }
}
