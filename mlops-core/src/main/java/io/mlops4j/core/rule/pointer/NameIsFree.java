// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.rule.pointer;

import io.mlops4j.common.Alias;
import io.mlops4j.common.Environment;
import io.mlops4j.core.rule.Case;
import io.mlops4j.core.rule.Rule;
import io.mlops4j.governance.DenialCode;
import io.mlops4j.governance.VersionCommand;
import java.util.Optional;

/** No alias and no governed environment have one name, so that nobody takes a free alias for a governed pointer. */
public record NameIsFree() implements Rule {
    @Override
    public DenialCode code() {
        return DenialCode.GOVERNED_NAME;
    }

    @Override
    public Optional<String> refusal(Case facts) {
        if (facts.command() instanceof VersionCommand.PointAlias command) {
            String alias = command.alias().value();
            return Rule.unless(!facts.state().governs(alias), "'" + alias + "' is a governed environment");
        }
        Environment environment = facts.environment();
        return Rule.against(facts.state().model().aliases().keySet().stream()
                .map(Alias::value)
                .filter(alias -> environment != null && alias.equalsIgnoreCase(environment.value()))
                .map(alias -> "an alias is called '" + alias + "'"));
    }
}
