// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.rule.version;

import io.mlops4j.core.rule.Case;
import io.mlops4j.core.rule.Rule;
import io.mlops4j.governance.DenialCode;
import io.mlops4j.registry.ModelVersion;
import java.util.Optional;

/** The version was not deleted. */
public record VersionIsKept() implements Rule {
    @Override
    public DenialCode code() {
        return DenialCode.VERSION_DELETED;
    }

    @Override
    public Optional<String> refusal(Case facts) {
        ModelVersion version = facts.version();
        return version == null || !version.isDeleted()
                ? Optional.empty()
                : Optional.of("version " + version.id() + " was deleted");
    }
}
