// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.rule.evidence;

import io.mlops4j.core.rule.Case;
import io.mlops4j.core.rule.Rule;
import io.mlops4j.governance.ApprovalPolicy;
import io.mlops4j.governance.DenialCode;
import io.mlops4j.governance.evidence.EvidenceKey;
import io.mlops4j.registry.ModelVersion;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Everything that the policy requires is attached. */
public record EvidenceIsComplete() implements Rule {
    @Override
    public DenialCode code() {
        return DenialCode.EVIDENCE_MISSING;
    }

    @Override
    public Optional<String> refusal(Case facts) {
        ModelVersion version = facts.version();
        ApprovalPolicy policy = facts.policy();
        if (version == null || policy == null) {
            return Optional.empty();
        }
        Set<EvidenceKey> missing = new TreeSet<>(policy.requiredEvidence());
        missing.removeAll(facts.state().evidence(version.id().number()).keySet());
        return Rule.unless(missing.isEmpty(), "not attached: " + missing);
    }
}
