// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.rule.vote;

import io.mlops4j.core.rule.Case;
import io.mlops4j.core.rule.Rule;
import io.mlops4j.governance.DenialCode;
import io.mlops4j.governance.RequestCommand;
import io.mlops4j.governance.gate.GateAnswer;
import io.mlops4j.governance.gate.GateVerdict;
import java.util.List;
import java.util.Optional;

/** Only a gate that is inconclusive is left to a person. */
public record GateIsInconclusive() implements Rule {
    @Override
    public DenialCode code() {
        return DenialCode.NOT_INCONCLUSIVE;
    }

    @Override
    public Optional<String> refusal(Case facts) {
        if (!(facts.command() instanceof RequestCommand.Waive command) || facts.inForce() == null) {
            return Optional.empty();
        }
        for (GateVerdict verdict : facts.verdicts()) {
            if (verdict.gate().equals(command.gate())) {
                return Rule.unless(
                        verdict.answer().outcome() == GateAnswer.Outcome.INCONCLUSIVE,
                        "gate '" + verdict.gate() + "' says " + verdict.answer().outcome()
                                + "; only an inconclusive gate can be waived");
            }
        }
        List<String> gates = facts.verdicts().stream().map(GateVerdict::gate).toList();
        return Optional.of("the policy has no gate '" + command.gate() + "'; it has "
                + (gates.isEmpty() ? "none" : "'" + String.join("', '", gates) + "'"));
    }
}
