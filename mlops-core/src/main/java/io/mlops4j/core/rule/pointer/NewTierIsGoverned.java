// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.rule.pointer;

import io.mlops4j.core.rule.Case;
import io.mlops4j.core.rule.Rule;
import io.mlops4j.governance.DenialCode;
import io.mlops4j.governance.ModelCommand;
import java.util.Optional;

/**
 * Wherever a version is current, the new tier of the model has a policy. Otherwise nobody could stop or roll back what runs
 * there.
 */
public record NewTierIsGoverned() implements Rule {
    @Override
    public DenialCode code() {
        return DenialCode.NO_POLICY;
    }

    @Override
    public Optional<String> refusal(Case facts) {
        if (!(facts.command() instanceof ModelCommand.Classify command)) {
            return Optional.empty();
        }
        return Rule.against(facts.state().environments().entrySet().stream()
                .filter(pointer -> pointer.getValue().current() != null
                        && !pointer.getValue().policies().containsKey(command.tier()))
                .map(pointer -> pointer.getKey() + " is not empty and has no policy for a model of tier "
                        + command.tier() + "; define one first"));
    }
}
