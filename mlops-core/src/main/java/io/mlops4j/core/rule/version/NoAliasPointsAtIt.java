// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.rule.version;

import io.mlops4j.core.rule.Case;
import io.mlops4j.core.rule.Rule;
import io.mlops4j.governance.DenialCode;
import io.mlops4j.registry.ModelVersion;
import java.util.Optional;

/** No alias points at the version. */
public record NoAliasPointsAtIt() implements Rule {
    @Override
    public DenialCode code() {
        return DenialCode.IN_USE;
    }

    @Override
    public Optional<String> refusal(Case facts) {
        ModelVersion version = facts.version();
        return Rule.against(facts.state().model().aliases().entrySet().stream()
                .filter(alias ->
                        version != null && alias.getValue() == version.id().number())
                .map(alias -> "alias '" + alias.getKey() + "' points at it"));
    }
}
