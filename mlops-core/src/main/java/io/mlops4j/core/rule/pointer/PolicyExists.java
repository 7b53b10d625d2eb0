// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.rule.pointer;

import io.mlops4j.core.rule.Case;
import io.mlops4j.core.rule.Rule;
import io.mlops4j.governance.DenialCode;
import java.util.Optional;

/** There is a policy; without one nothing is allowed. */
public record PolicyExists() implements Rule {
    @Override
    public DenialCode code() {
        return DenialCode.NO_POLICY;
    }

    @Override
    public Optional<String> refusal(Case facts) {
        return Rule.unless(
                facts.environment() == null || facts.inForce() != null,
                facts.environment() + " has no policy for a model of tier "
                        + facts.state().tier() + "; until one is defined nothing is allowed there");
    }
}
