// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.rule;

import io.mlops4j.common.Digest;
import io.mlops4j.core.state.Subject;
import io.mlops4j.governance.ApprovalPolicy;
import io.mlops4j.governance.PromotionRequest;
import io.mlops4j.governance.Vote;
import io.mlops4j.registry.ModelVersion;
import java.util.ArrayList;
import java.util.List;

/**
 * Who approves a request, split by whether it was for what would be promoted now.
 *
 * @param fresh the people whose approval is for the present subject
 * @param stale the people whose approval is for another subject
 */
record Approvals(List<String> fresh, List<String> stale) {
    static Approvals of(Case facts) {
        PromotionRequest request = facts.request();
        ModelVersion version = facts.version();
        ApprovalPolicy policy = facts.policy();
        List<String> fresh = new ArrayList<>();
        List<String> stale = new ArrayList<>();
        if (request != null && version != null && policy != null) {
            Digest subject = Subject.of(
                    version, request.environment(), policy, facts.pointer().policySince());
            for (Vote vote : request.votes()) {
                if (vote.choice() == Vote.Choice.APPROVE) {
                    (vote.subject().equals(subject) ? fresh : stale).add(vote.voter());
                }
            }
        }
        return new Approvals(List.copyOf(fresh), List.copyOf(stale));
    }
}
