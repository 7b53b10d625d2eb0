// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.rule.pointer;

import io.mlops4j.core.rule.Case;
import io.mlops4j.core.rule.Rule;
import io.mlops4j.governance.Act;
import io.mlops4j.governance.ApprovalPolicy;
import io.mlops4j.governance.DenialCode;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

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
                .map(review -> "review " + review.number() + " of an override of " + review.environment()
                        + " is open, to be closed by " + reviewer(facts.policy()) + " other than "
                        + String.join(" and ", new TreeSet<>(review.overriddenBy()))));
    }

    private static String reviewer(@Nullable ApprovalPolicy policy) {
        return Optional.ofNullable(policy)
                .flatMap(present -> present.role(Act.REVIEW))
                .map(role -> "a person with the role '" + role + "'")
                .orElse("a person with the role to REVIEW, which the policy gives nobody,");
    }
}
