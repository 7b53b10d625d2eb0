// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.rule;

import io.mlops4j.governance.DenialCode;
import io.mlops4j.registry.ModelVersion;
import java.util.Optional;

/** A promotion changes something. */
record VersionIsNotCurrent() implements Rule {
    @Override
    public DenialCode code() {
        return DenialCode.ALREADY_CURRENT;
    }

    @Override
    public Optional<String> refusal(Case facts) {
        ModelVersion version = facts.version();
        Integer current = facts.pointer().current();
        return version != null && current != null && current == version.id().number()
                ? Optional.of("version " + version.id() + " is current in " + facts.environment() + " already")
                : Optional.empty();
    }
}
