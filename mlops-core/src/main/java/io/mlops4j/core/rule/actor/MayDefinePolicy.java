// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.rule.actor;

import io.mlops4j.core.rule.Case;
import io.mlops4j.core.rule.Rule;
import io.mlops4j.core.state.PolicyInForce;
import io.mlops4j.governance.DenialCode;
import io.mlops4j.governance.EnvironmentCommand;
import java.util.Optional;

/**
 * The first policy of an environment is defined by a founder, each further one by who owns all that are there. To define one
 * that is in force already changes nothing, so everybody may.
 */
public record MayDefinePolicy() implements Rule {
    @Override
    public DenialCode code() {
        return DenialCode.ROLE_MISSING;
    }

    @Override
    public Optional<String> refusal(Case facts) {
        if (!(facts.command() instanceof EnvironmentCommand.DefinePolicy command)) {
            return Optional.empty();
        }
        PolicyInForce present = facts.pointer().policies().get(command.tier());
        return present != null && present.policy().equals(command.policy())
                ? Optional.empty()
                : Owners.refusal(facts.actor(), facts.pointer().policies().values());
    }
}
