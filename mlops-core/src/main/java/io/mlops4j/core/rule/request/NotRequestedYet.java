// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.rule.request;

import io.mlops4j.core.rule.Case;
import io.mlops4j.core.rule.Rule;
import io.mlops4j.governance.DenialCode;
import io.mlops4j.registry.ModelVersion;
import java.util.Optional;

/** The same version is asked for once at a time. */
public record NotRequestedYet() implements Rule {
    @Override
    public DenialCode code() {
        return DenialCode.ALREADY_REQUESTED;
    }

    @Override
    public Optional<String> refusal(Case facts) {
        ModelVersion version = facts.version();
        return facts.state().requests().stream()
                .map(request -> request.at(facts.now()))
                .filter(request -> request.isPending()
                        && version != null
                        && request.version().equals(version.id())
                        && request.environment().equals(facts.environment()))
                .findFirst()
                .map(request -> "request " + request.id() + " asks for it already");
    }
}
