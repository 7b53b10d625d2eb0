// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.rule.version;

import io.mlops4j.core.rule.Case;
import io.mlops4j.core.rule.Rule;
import io.mlops4j.governance.DenialCode;
import java.util.Optional;

/** The version that the command names exists. */
public record VersionExists() implements Rule {
    @Override
    public DenialCode code() {
        return DenialCode.UNKNOWN_VERSION;
    }

    @Override
    public Optional<String> refusal(Case facts) {
        return Rule.unless(facts.version() != null, "there is no such version");
    }
}
