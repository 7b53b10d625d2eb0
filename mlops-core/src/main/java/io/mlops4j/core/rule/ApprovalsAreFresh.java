// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.rule;

import io.mlops4j.governance.ApprovalPolicy;
import io.mlops4j.governance.DenialCode;
import java.util.Optional;

/** Says which approvals do not count any more, where that leaves too few. */
record ApprovalsAreFresh() implements Rule {
    @Override
    public DenialCode code() {
        return DenialCode.STALE_APPROVAL;
    }

    @Override
    public Optional<String> refusal(Case facts) {
        ApprovalPolicy policy = facts.policy();
        Approvals approvals = Approvals.of(facts);
        boolean enough = policy == null || approvals.fresh().size() >= policy.quorum();
        return enough || approvals.stale().isEmpty()
                ? Optional.empty()
                : Optional.of("the approval of " + String.join(", ", approvals.stale())
                        + " was given before the policy changed");
    }
}
