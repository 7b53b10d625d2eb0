// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.rule;

import io.mlops4j.governance.ApprovalPolicy;
import io.mlops4j.governance.DenialCode;
import java.util.Optional;
import java.util.function.Function;

/**
 * The actor holds, at this moment, the role that the policy asks for.
 *
 * @param role which role of the policy
 */
record HoldsRole(Function<ApprovalPolicy, String> role) implements Rule {
    @Override
    public DenialCode code() {
        return DenialCode.ROLE_MISSING;
    }

    @Override
    public Optional<String> refusal(Case facts) {
        ApprovalPolicy policy = facts.policy();
        return policy == null || facts.actor().has(role.apply(policy))
                ? Optional.empty()
                : Optional.of(facts.actor().id() + " does not hold the role '" + role.apply(policy) + "'");
    }
}
