// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.rule.request;

import io.mlops4j.core.rule.Approvals;
import io.mlops4j.core.rule.Case;
import io.mlops4j.core.rule.Rule;
import io.mlops4j.governance.ApprovalPolicy;
import io.mlops4j.governance.DenialCode;
import java.util.Optional;

/** Says which approvals do not count any more, where that leaves too few. */
public record ApprovalsCount() implements Rule {
    @Override
    public DenialCode code() {
        return DenialCode.STALE_APPROVAL;
    }

    @Override
    public Optional<String> refusal(Case facts) {
        ApprovalPolicy policy = facts.policy();
        Approvals approvals = Approvals.of(facts);
        boolean enough = policy == null || approvals.counting().size() >= policy.quorum();
        return Rule.unless(enough || approvals.others().isEmpty(), String.join("; ", approvals.others()));
    }
}
