// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.rule.pointer;

import io.mlops4j.core.rule.Case;
import io.mlops4j.core.rule.Rule;
import io.mlops4j.governance.ApprovalPolicy;
import io.mlops4j.governance.DenialCode;
import java.util.Optional;

/** No freeze window of the policy is open. */
public record NotFrozen() implements Rule {
    @Override
    public DenialCode code() {
        return DenialCode.FROZEN;
    }

    @Override
    public Optional<String> refusal(Case facts) {
        ApprovalPolicy policy = facts.policy();
        return policy == null
                ? Optional.empty()
                : Rule.against(policy.freezeWindows().stream()
                        .filter(window -> window.contains(facts.now()))
                        .map(window -> facts.environment() + " is frozen " + window));
    }
}
