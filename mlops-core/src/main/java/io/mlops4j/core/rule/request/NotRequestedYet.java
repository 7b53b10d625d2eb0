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
        if (version == null) {
            return Optional.empty();
        }
        return facts.state()
                .requests()
                .having(version.id())
                .filter(request -> request.at(facts.now()).isPending()
                        && request.environment().equals(facts.environment()))
                .findFirst()
                .map(request -> "request " + request.id() + " asks for it already");
    }
}
