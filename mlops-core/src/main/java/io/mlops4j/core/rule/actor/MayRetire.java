// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.rule.actor;

import io.mlops4j.core.rule.Case;
import io.mlops4j.core.rule.Rule;
import io.mlops4j.core.state.PolicyInForce;
import io.mlops4j.governance.Act;
import io.mlops4j.governance.DenialCode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A version is retired by who may retire in every environment that has a policy, since it is retired for all of them. */
public record MayRetire() implements Rule {
    @Override
    public DenialCode code() {
        return DenialCode.ROLE_MISSING;
    }

    @Override
    public Optional<String> refusal(Case facts) {
        List<PolicyInForce> policies = facts.state().environments().keySet().stream()
                .map(facts.state()::policy)
                .filter(Objects::nonNull)
                .toList();
        boolean all = policies.stream()
                .allMatch(inForce -> inForce.policy()
                        .role(Act.RETIRE)
                        .filter(facts.actor()::has)
                        .isPresent());
        return Rule.unless(
                all && !policies.isEmpty(),
                facts.actor().id() + " does not hold the role to RETIRE in every environment with a policy");
    }
}
