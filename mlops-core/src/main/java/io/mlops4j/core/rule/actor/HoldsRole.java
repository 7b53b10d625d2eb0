// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.rule.actor;

import io.mlops4j.core.rule.Case;
import io.mlops4j.core.rule.Rule;
import io.mlops4j.governance.Act;
import io.mlops4j.governance.ApprovalPolicy;
import io.mlops4j.governance.DenialCode;
import java.util.Optional;

/**
 * The actor holds, at this moment, the role that the policy asks for.
 *
 * @param act what the role is for
 */
public record HoldsRole(Act act) implements Rule {
    @Override
    public DenialCode code() {
        return DenialCode.ROLE_MISSING;
    }

    @Override
    public Optional<String> refusal(Case facts) {
        ApprovalPolicy policy = facts.policy();
        if (policy == null) {
            return Optional.empty();
        }
        String role = policy.role(act).orElse(null);
        if (role == null) {
            return Optional.of("the policy gives nobody the role to " + act);
        }
        return Rule.unless(
                role.equals(ApprovalPolicy.ANYBODY) || facts.actor().has(role),
                facts.actor().id() + " does not hold the role '" + role + "'");
    }
}
