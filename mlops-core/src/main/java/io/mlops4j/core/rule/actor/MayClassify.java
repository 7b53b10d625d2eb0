// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.rule.actor;

import io.mlops4j.core.rule.Case;
import io.mlops4j.core.rule.Rule;
import io.mlops4j.governance.DenialCode;
import java.util.Optional;

/** The tier of a model is changed by who owns all its policies, since it chooses among them; before there is one, by a founder. */
public record MayClassify() implements Rule {
    @Override
    public DenialCode code() {
        return DenialCode.ROLE_MISSING;
    }

    @Override
    public Optional<String> refusal(Case facts) {
        return Owners.refusal(
                facts.actor(),
                facts.state().environments().values().stream()
                        .flatMap(pointer -> pointer.policies().values().stream())
                        .toList());
    }
}
