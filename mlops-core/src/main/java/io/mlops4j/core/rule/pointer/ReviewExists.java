// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.rule.pointer;

import io.mlops4j.core.rule.Case;
import io.mlops4j.core.rule.Rule;
import io.mlops4j.governance.DenialCode;
import java.util.Optional;

/** The review that the command names exists. */
public record ReviewExists() implements Rule {
    @Override
    public DenialCode code() {
        return DenialCode.UNKNOWN_REVIEW;
    }

    @Override
    public Optional<String> refusal(Case facts) {
        return Rule.unless(Reviews.named(facts) != null, "there is no such review");
    }
}
