// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.rule;

import io.mlops4j.governance.DenialCode;
import io.mlops4j.governance.PromotionRequest;
import io.mlops4j.registry.ModelVersion;
import java.util.Optional;

/** One open request for a version and environment is enough: two would split the votes. */
record NotRequestedYet() implements Rule {
    @Override
    public DenialCode code() {
        return DenialCode.ALREADY_REQUESTED;
    }

    @Override
    public Optional<String> refusal(Case facts) {
        ModelVersion version = facts.version();
        return facts.state().requests().stream()
                .filter(request -> request.status() == PromotionRequest.Status.OPEN)
                .filter(request -> version != null && request.version().equals(version.id()))
                .filter(request -> request.environment().equals(facts.environment()))
                .findFirst()
                .map(request -> "request " + request.id() + " asks for version " + request.version() + " in "
                        + request.environment() + " already");
    }
}
