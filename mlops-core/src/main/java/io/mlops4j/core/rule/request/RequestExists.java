// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.rule.request;

import io.mlops4j.core.rule.Case;
import io.mlops4j.core.rule.Rule;
import io.mlops4j.governance.DenialCode;
import java.util.Optional;

/** The request that the command names exists. */
public record RequestExists() implements Rule {
    @Override
    public DenialCode code() {
        return DenialCode.UNKNOWN_REQUEST;
    }

    @Override
    public Optional<String> refusal(Case facts) {
        return Rule.unless(facts.request() != null, "there is no such request");
    }
}
