// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.rule.evidence;

import io.mlops4j.common.RunId;
import io.mlops4j.core.rule.Case;
import io.mlops4j.core.rule.Rule;
import io.mlops4j.governance.DenialCode;
import io.mlops4j.governance.VersionCommand;
import io.mlops4j.governance.evidence.Evidence;
import io.mlops4j.registry.ModelVersion;
import java.util.Optional;

/** Figures are of a run that exists. A version that was brought from another store may have left its own run behind. */
public record RunExists() implements Rule {
    @Override
    public DenialCode code() {
        return DenialCode.UNKNOWN_RUN;
    }

    @Override
    public Optional<String> refusal(Case facts) {
        ModelVersion version = facts.version();
        if (version == null
                || !(facts.command() instanceof VersionCommand.Attach attach)
                || !(attach.evidence() instanceof Evidence.RunMetrics figures)) {
            return Optional.empty();
        }
        RunId run = figures.run();
        return Rule.unless(
                run.equals(version.run()) || facts.context().host().hasRun(run), "there is no run '" + run + "'");
    }
}
