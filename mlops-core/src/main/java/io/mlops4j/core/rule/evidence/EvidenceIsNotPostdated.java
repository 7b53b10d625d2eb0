// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.rule.evidence;

import io.mlops4j.core.rule.Case;
import io.mlops4j.core.rule.Rule;
import io.mlops4j.governance.DenialCode;
import io.mlops4j.governance.VersionCommand;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Evidence is of the past. The clocks of those who measure and of the host may differ a little. */
public record EvidenceIsNotPostdated() implements Rule {
    private static final Duration SKEW = Duration.ofMinutes(5);

    @Override
    public DenialCode code() {
        return DenialCode.EVIDENCE_POSTDATED;
    }

    @Override
    public Optional<String> refusal(Case facts) {
        if (!(facts.command() instanceof VersionCommand.Attach attach)) {
            return Optional.empty();
        }
        Instant asOf = attach.evidence().asOf();
        return Rule.unless(
                // of the distance, since a moment near the end of time cannot be moved
                Duration.between(facts.now(), asOf).compareTo(SKEW) <= 0,
                attach.evidence().key() + " is of " + asOf + ", more than " + SKEW.toMinutes() + " minutes after "
                        + facts.now());
    }
}
