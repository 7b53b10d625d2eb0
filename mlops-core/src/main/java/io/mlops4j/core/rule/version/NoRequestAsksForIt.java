// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.rule.version;

import io.mlops4j.core.rule.Case;
import io.mlops4j.core.rule.Rule;
import io.mlops4j.governance.DenialCode;
import io.mlops4j.registry.ModelVersion;
import java.util.Optional;

/** No pending request asks for the version. */
public record NoRequestAsksForIt() implements Rule {
    @Override
    public DenialCode code() {
        return DenialCode.IN_USE;
    }

    @Override
    public Optional<String> refusal(Case facts) {
        ModelVersion version = facts.version();
        return version == null
                ? Optional.empty()
                : Rule.against(facts.state()
                        .requests()
                        .having(version.id())
                        .filter(request -> request.at(facts.now()).isPending())
                        .map(request -> "request " + request.id() + " asks for it"));
    }
}
