// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.rule;

import io.mlops4j.governance.DenialCode;
import io.mlops4j.registry.ModelVersion;
import java.util.Optional;

/** A deleted version is never promoted. */
record VersionIsKept() implements Rule {
    @Override
    public DenialCode code() {
        return DenialCode.VERSION_DELETED;
    }

    @Override
    public Optional<String> refusal(Case facts) {
        ModelVersion version = facts.version();
        return version != null && version.isDeleted()
                ? Optional.of("version " + version.id() + " is deleted")
                : Optional.empty();
    }
}
