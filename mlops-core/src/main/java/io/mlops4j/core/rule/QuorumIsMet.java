// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.rule;

import io.mlops4j.governance.ApprovalPolicy;
import io.mlops4j.governance.DenialCode;
import java.util.Optional;

/** Enough different people have approved exactly what would be promoted. */
record QuorumIsMet() implements Rule {
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
        int fresh = Approvals.of(facts).fresh().size();
        return fresh >= policy.quorum()
                ? Optional.empty()
                : Optional.of(fresh + " of " + policy.quorum() + " approvals are given");
    }
}
