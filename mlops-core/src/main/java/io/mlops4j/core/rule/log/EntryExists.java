// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.rule.log;

import io.mlops4j.core.rule.Case;
import io.mlops4j.core.rule.Rule;
import io.mlops4j.governance.DenialCode;
import io.mlops4j.governance.ModelCommand;
import java.util.Optional;

/** The log has the entry that the command names. */
public record EntryExists() implements Rule {
    @Override
    public DenialCode code() {
        return DenialCode.UNKNOWN_ENTRY;
    }

    @Override
    public Optional<String> refusal(Case facts) {
        long last = facts.state().revision();
        return Rule.unless(
                facts.command() instanceof ModelCommand.EraseRemarks c && c.entry() <= last,
                "the log has entries 1 to " + last);
    }
}
