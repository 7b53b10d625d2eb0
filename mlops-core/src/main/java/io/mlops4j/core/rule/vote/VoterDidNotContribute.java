// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.rule.vote;

import io.mlops4j.core.rule.Case;
import io.mlops4j.core.rule.Rule;
import io.mlops4j.governance.DenialCode;
import java.util.Optional;

/** Who had a part in a version, also when it was registered under another number, does not decide about it. */
public record VoterDidNotContribute() implements Rule {
    @Override
    public DenialCode code() {
        return DenialCode.CONTRIBUTOR_APPROVAL;
    }

    @Override
    public Optional<String> refusal(Case facts) {
        return facts.part(facts.actor());
    }
}
