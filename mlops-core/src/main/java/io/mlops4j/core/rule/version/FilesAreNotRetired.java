// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.rule.version;

import io.mlops4j.core.rule.Case;
import io.mlops4j.core.rule.Rule;
import io.mlops4j.governance.DenialCode;
import io.mlops4j.registry.ModelVersion;
import java.util.Optional;

/**
 * No version with the same files was retired. For what happens without votes: registered under another number, retired files
 * come back only if people approve them anew.
 */
public record FilesAreNotRetired() implements Rule {
    @Override
    public DenialCode code() {
        return DenialCode.VERSION_RETIRED;
    }

    @Override
    public Optional<String> refusal(Case facts) {
        ModelVersion version = facts.version();
        return version == null
                ? Optional.empty()
                : Rule.against(facts.state()
                        .versions()
                        .having(version.artifact())
                        .filter(ModelVersion::isRetired)
                        .map(other -> "version " + other.id()
                                + (other.id().equals(version.id()) ? "" : ", which has the same files,")
                                + " was retired"));
    }
}
