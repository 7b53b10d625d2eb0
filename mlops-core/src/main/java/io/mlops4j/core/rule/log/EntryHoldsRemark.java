// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.rule.log;

import io.mlops4j.core.rule.Case;
import io.mlops4j.core.rule.Rule;
import io.mlops4j.governance.DenialCode;
import io.mlops4j.governance.ModelCommand;
import java.util.Optional;

/**
 * The entry holds something that can be erased, or held it before it was erased: to erase again completes an erasure. Without this
 * rule somebody who mistook the entry would believe the words gone.
 */
public record EntryHoldsRemark() implements Rule {
    @Override
    public DenialCode code() {
        return DenialCode.NOTHING_TO_ERASE;
    }

    @Override
    public Optional<String> refusal(Case facts) {
        return facts.command() instanceof ModelCommand.EraseRemarks c
                        && c.entry() <= facts.state().revision()
                ? Rule.unless(facts.context().host().hasRemark(c.entry()), "entry " + c.entry() + " holds no remark")
                : Optional.empty();
    }
}
