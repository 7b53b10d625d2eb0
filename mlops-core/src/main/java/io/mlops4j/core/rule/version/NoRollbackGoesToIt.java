// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.rule.version;

import io.mlops4j.core.rule.Case;
import io.mlops4j.core.rule.Rule;
import io.mlops4j.governance.DenialCode;
import java.util.Optional;

/** The version is not what a rollback would go to. */
public record NoRollbackGoesToIt() implements Rule {
    @Override
    public DenialCode code() {
        return DenialCode.IN_USE;
    }

    @Override
    public Optional<String> refusal(Case facts) {
        return Rule.against(facts.state().environments().keySet().stream()
                .filter(environment -> facts.state()
                        .rollbackTarget(environment)
                        .filter(target -> target.equals(facts.version()))
                        .isPresent())
                .map(environment -> "a rollback of " + environment + " goes to it"));
    }
}
