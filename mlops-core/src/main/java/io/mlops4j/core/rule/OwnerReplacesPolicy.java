// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.rule;

import io.mlops4j.governance.ApprovalPolicy;
import io.mlops4j.governance.DenialCode;
import io.mlops4j.governance.GovernanceCommand;
import java.util.Optional;

/** A policy is replaced by its owner. To define the one that is in force already replaces nothing. */
record OwnerReplacesPolicy() implements Rule {
    private static final Rule HOLDS_ROLE = new HoldsRole(ApprovalPolicy::ownerRole);

    @Override
    public DenialCode code() {
        return HOLDS_ROLE.code();
    }

    @Override
    public Optional<String> refusal(Case facts) {
        boolean same = facts.command() instanceof GovernanceCommand.DefinePolicy command
                && command.policy().equals(facts.policy());
        return same ? Optional.empty() : HOLDS_ROLE.refusal(facts);
    }
}
