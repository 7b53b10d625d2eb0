// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.rule.evidence;

import io.mlops4j.core.rule.Approvals;
import io.mlops4j.core.rule.Case;
import io.mlops4j.core.rule.Rule;
import io.mlops4j.governance.DenialCode;
import io.mlops4j.governance.gate.GateAnswer.Outcome;
import java.util.List;
import java.util.Optional;

/**
 * No gate gives this answer, unless it is inconclusive and a person let the request pass it.
 *
 * @param outcome the answer that refuses
 * @param code the code of the refusal
 */
public record GatesAnswer(Outcome outcome, DenialCode code) implements Rule {
    @Override
    public Optional<String> refusal(Case facts) {
        List<String> closed = facts.verdicts().stream()
                .filter(verdict -> verdict.answer().outcome() == outcome)
                .filter(verdict -> outcome != Outcome.INCONCLUSIVE || !Approvals.isWaived(facts, verdict.gate()))
                .map(verdict -> verdict.gate() + ": " + verdict.answer().sentence())
                .toList();
        return Rule.unless(closed.isEmpty(), String.join("; ", closed));
    }
}
