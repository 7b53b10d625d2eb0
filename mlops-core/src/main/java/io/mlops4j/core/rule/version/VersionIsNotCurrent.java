// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.rule.version;

import io.mlops4j.core.rule.Case;
import io.mlops4j.core.rule.Rule;
import io.mlops4j.governance.DenialCode;
import io.mlops4j.registry.ModelVersion;
import java.util.Objects;
import java.util.Optional;

/** The version is not where it would be put. */
public record VersionIsNotCurrent() implements Rule {
    @Override
    public DenialCode code() {
        return DenialCode.ALREADY_CURRENT;
    }

    @Override
    public Optional<String> refusal(Case facts) {
        ModelVersion version = facts.version();
        return version != null
                        && Objects.equals(
                                facts.pointer().current(), version.id().number())
                ? Optional.of("version " + version.id() + " is current in " + facts.environment() + " already")
                : Optional.empty();
    }
}
