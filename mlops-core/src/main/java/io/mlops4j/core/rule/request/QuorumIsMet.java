// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.rule.request;

import io.mlops4j.core.rule.Approvals;
import io.mlops4j.core.rule.Case;
import io.mlops4j.core.rule.Rule;
import io.mlops4j.governance.ApprovalPolicy;
import io.mlops4j.governance.DenialCode;
import java.util.Optional;

/** Enough different people have approved exactly what would be promoted. */
public record QuorumIsMet() implements Rule {
    @Override
    public DenialCode code() {
        return DenialCode.QUORUM_NOT_MET;
    }

    @Override
    public Optional<String> refusal(Case facts) {
        ApprovalPolicy policy = facts.policy();
        if (policy == null || facts.request() == null) {
            return Optional.empty();
        }
        int counting = Approvals.of(facts).counting().size();
        return Rule.unless(counting >= policy.quorum(), counting + " of " + policy.quorum() + " approvals are given");
    }
}
