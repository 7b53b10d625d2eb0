// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.rule;

import io.mlops4j.governance.DenialCode;
import java.util.Optional;

/** The request that the command names exists. */
record RequestExists() implements Rule {
    @Override
    public DenialCode code() {
        return DenialCode.UNKNOWN_REQUEST;
    }

    @Override
    public Optional<String> refusal(Case facts) {
        return facts.request() == null ? Optional.of("there is no request " + facts.requestId()) : Optional.empty();
    }
}
