// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.rule;

import io.mlops4j.common.Environment;
import io.mlops4j.governance.DenialCode;
import java.util.Optional;

/** There is an earlier version to go back to. */
record EarlierVersionExists() implements Rule {
    @Override
    public DenialCode code() {
        return DenialCode.NOTHING_TO_ROLL_BACK_TO;
    }

    @Override
    public Optional<String> refusal(Case facts) {
        Environment environment = facts.environment();
        return environment != null && facts.state().rollbackTarget(environment).isEmpty()
                ? Optional.of("no earlier version of " + environment + " is left to go back to")
                : Optional.empty();
    }
}
