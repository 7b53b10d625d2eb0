// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.rule.evidence;

import io.mlops4j.core.rule.Case;
import io.mlops4j.core.rule.Rule;
import io.mlops4j.governance.ApprovalPolicy;
import io.mlops4j.governance.DenialCode;
import io.mlops4j.governance.evidence.AttachedEvidence;
import io.mlops4j.governance.evidence.Evidence;
import io.mlops4j.governance.evidence.EvidenceKey;
import io.mlops4j.registry.ModelVersion;
import java.util.Objects;
import java.util.Optional;

/** A required comparison is with the version that is champion now. */
public record ComparisonIsCurrent() implements Rule {
    private static final EvidenceKey COMPARISON = EvidenceKey.of(EvidenceKey.Kind.COMPARISON);

    @Override
    public DenialCode code() {
        return DenialCode.EVIDENCE_STALE;
    }

    @Override
    public Optional<String> refusal(Case facts) {
        ModelVersion version = facts.version();
        ApprovalPolicy policy = facts.policy();
        if (version == null || policy == null || !policy.requiredEvidence().contains(COMPARISON)) {
            return Optional.empty();
        }
        AttachedEvidence attached =
                facts.state().evidence(version.id().number()).get(COMPARISON);
        Integer champion = facts.pointer().current();
        return attached == null
                        || (attached.evidence() instanceof Evidence.Comparison comparison
                                && Objects.equals(comparison.baseline(), champion))
                ? Optional.empty()
                : Optional.of("the champion has changed since version " + version.id() + " was compared; "
                        + (champion == null
                                ? "nothing is current now, so attach a comparison without a baseline"
                                : "compare it with version " + champion));
    }
}
