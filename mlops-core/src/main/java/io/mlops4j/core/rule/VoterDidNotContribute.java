// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.rule;

import io.mlops4j.governance.DenialCode;
import io.mlops4j.registry.ModelVersion;
import java.util.Optional;

/** Who registered a version, or started the run that made it, does not decide about it. */
record VoterDidNotContribute() implements Rule {
    @Override
    public DenialCode code() {
        return DenialCode.CONTRIBUTOR_APPROVAL;
    }

    @Override
    public Optional<String> refusal(Case facts) {
        ModelVersion version = facts.version();
        return version != null && version.contributors().contains(facts.actor().id())
                ? Optional.of(facts.actor().id() + " had a part in making version " + version.id()
                        + ", so another person must decide")
                : Optional.empty();
    }
}
