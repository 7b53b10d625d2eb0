// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.rule.version;

import io.mlops4j.core.rule.Case;
import io.mlops4j.core.rule.Rule;
import io.mlops4j.governance.DenialCode;
import io.mlops4j.registry.ModelVersion;
import java.util.Optional;

/** The version was not retired. */
public record VersionIsNotRetired() implements Rule {
    @Override
    public DenialCode code() {
        return DenialCode.VERSION_RETIRED;
    }

    @Override
    public Optional<String> refusal(Case facts) {
        ModelVersion version = facts.version();
        return version == null || !version.isRetired()
                ? Optional.empty()
                : Optional.of("version " + version.id() + " was retired");
    }
}
