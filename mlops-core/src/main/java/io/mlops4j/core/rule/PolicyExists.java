// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.rule;

import io.mlops4j.governance.DenialCode;
import java.util.Optional;

/** Fail closed: where nobody has said who may decide, nobody may. */
record PolicyExists() implements Rule {
    @Override
    public DenialCode code() {
        return DenialCode.NO_POLICY;
    }

    @Override
    public Optional<String> refusal(Case facts) {
        return facts.environment() != null && facts.policy() == null
                ? Optional.of("no policy is defined for environment " + facts.environment())
                : Optional.empty();
    }
}
