// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.rule.pointer;

import io.mlops4j.core.rule.Case;
import io.mlops4j.core.rule.Rule;
import io.mlops4j.governance.DenialCode;
import java.util.Optional;

/** There is a version to go back to. */
public record EarlierVersionExists() implements Rule {
    @Override
    public DenialCode code() {
        return DenialCode.NOTHING_TO_ROLL_BACK_TO;
    }

    @Override
    public Optional<String> refusal(Case facts) {
        return Rule.unless(
                facts.version() != null,
                "no other version that is kept was current in " + facts.environment() + " before");
    }
}
