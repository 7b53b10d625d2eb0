// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.rule;

import io.mlops4j.governance.DenialCode;
import java.util.Optional;

/** Only what runs can be stopped. */
record SomethingIsCurrent() implements Rule {
    @Override
    public DenialCode code() {
        return DenialCode.NOTHING_CURRENT;
    }

    @Override
    public Optional<String> refusal(Case facts) {
        return facts.pointer().current() == null
                ? Optional.of("nothing is current in " + facts.environment())
                : Optional.empty();
    }
}
