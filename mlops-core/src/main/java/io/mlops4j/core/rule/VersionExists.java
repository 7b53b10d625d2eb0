// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.rule;

import io.mlops4j.governance.DenialCode;
import io.mlops4j.governance.GovernanceCommand;
import java.util.Optional;

/** The version that is asked for exists. */
record VersionExists() implements Rule {
    @Override
    public DenialCode code() {
        return DenialCode.UNKNOWN_VERSION;
    }

    @Override
    public Optional<String> refusal(Case facts) {
        return facts.version() == null && facts.command() instanceof GovernanceCommand.Request command
                ? Optional.of("there is no version " + command.version())
                : Optional.empty();
    }
}
