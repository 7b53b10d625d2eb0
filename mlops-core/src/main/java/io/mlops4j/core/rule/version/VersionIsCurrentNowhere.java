// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.rule.version;

import io.mlops4j.core.rule.Case;
import io.mlops4j.core.rule.Rule;
import io.mlops4j.governance.DenialCode;
import io.mlops4j.registry.ModelVersion;
import java.util.Objects;
import java.util.Optional;

/** The version is current in no environment. */
public record VersionIsCurrentNowhere() implements Rule {
    @Override
    public DenialCode code() {
        return DenialCode.IN_USE;
    }

    @Override
    public Optional<String> refusal(Case facts) {
        ModelVersion version = facts.version();
        return Rule.against(facts.state().environments().entrySet().stream()
                .filter(pointer -> version != null
                        && Objects.equals(
                                pointer.getValue().current(), version.id().number()))
                .map(pointer -> "it is current in " + pointer.getKey()));
    }
}
