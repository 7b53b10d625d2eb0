// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.rule.version;

import io.mlops4j.core.rule.Case;
import io.mlops4j.core.rule.Rule;
import io.mlops4j.governance.DenialCode;
import io.mlops4j.registry.ModelVersion;
import java.util.Optional;

/** The files of the version are there and are what its digest says. No override goes past this. */
public record FilesAreIntact() implements Rule {
    @Override
    public DenialCode code() {
        return DenialCode.FILES_DAMAGED;
    }

    @Override
    public Optional<String> refusal(Case facts) {
        ModelVersion version = facts.version();
        return version == null || version.isDeleted()
                ? Optional.empty()
                : Optional.ofNullable(facts.context().host().damage(version));
    }
}
