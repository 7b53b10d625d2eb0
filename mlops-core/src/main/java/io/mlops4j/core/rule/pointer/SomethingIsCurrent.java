// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.rule.pointer;

import io.mlops4j.core.rule.Case;
import io.mlops4j.core.rule.Rule;
import io.mlops4j.governance.DenialCode;
import java.util.Optional;

/** There is something to stop. */
public record SomethingIsCurrent() implements Rule {
    @Override
    public DenialCode code() {
        return DenialCode.NOTHING_CURRENT;
    }

    @Override
    public Optional<String> refusal(Case facts) {
        return Rule.unless(facts.pointer().current() != null, facts.environment() + " is empty");
    }
}
