// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.remark;

import io.mlops4j.governance.GovernanceCommand;
import java.util.function.UnaryOperator;

/** Where commands hold people's own words. Pure. */
public final class RemarkedCommand {
    private RemarkedCommand() {}

    /**
     * Replaces the words of a command.
     *
     * @param command the command
     * @param words gives what stands in the place of the words
     * @return the command with that; the same if it has no words
     */
    public static GovernanceCommand map(GovernanceCommand command, UnaryOperator<String> words) {
        if (command instanceof GovernanceCommand.Classify c) {
            return new GovernanceCommand.Classify(c.model(), c.tier(), words.apply(c.reason()));
        }
        if (command instanceof GovernanceCommand.RollBack c) {
            return new GovernanceCommand.RollBack(c.model(), c.environment(), words.apply(c.reason()));
        }
        if (command instanceof GovernanceCommand.Stop c) {
            return new GovernanceCommand.Stop(c.model(), c.environment(), words.apply(c.reason()));
        }
        if (command instanceof GovernanceCommand.Retire c) {
            return new GovernanceCommand.Retire(c.version(), words.apply(c.reason()));
        }
        if (command instanceof GovernanceCommand.OverridePolicy c) {
            return new GovernanceCommand.OverridePolicy(c.version(), c.environment(), words.apply(c.reason()));
        }
        if (command instanceof GovernanceCommand.CloseReview c) {
            return new GovernanceCommand.CloseReview(c.model(), c.review(), words.apply(c.findings()));
        }
        if (command instanceof GovernanceCommand.DeleteVersion c) {
            return new GovernanceCommand.DeleteVersion(c.version(), words.apply(c.reason()));
        }
        if (command instanceof GovernanceCommand.EraseRemarks c) {
            return new GovernanceCommand.EraseRemarks(c.model(), c.entry(), words.apply(c.reason()));
        }
        return ofRequest(command, words);
    }

    private static GovernanceCommand ofRequest(GovernanceCommand command, UnaryOperator<String> words) {
        if (command instanceof GovernanceCommand.Request c) {
            return new GovernanceCommand.Request(c.version(), c.environment(), words.apply(c.reason()));
        }
        if (command instanceof GovernanceCommand.Approve c) {
            return new GovernanceCommand.Approve(c.request(), words.apply(c.comment()));
        }
        if (command instanceof GovernanceCommand.Reject c) {
            return new GovernanceCommand.Reject(c.request(), words.apply(c.reason()));
        }
        if (command instanceof GovernanceCommand.Withdraw c) {
            return new GovernanceCommand.Withdraw(c.request(), words.apply(c.reason()));
        }
        if (command instanceof GovernanceCommand.Waive c) {
            return new GovernanceCommand.Waive(c.request(), c.gate(), words.apply(c.reason()));
        }
        return command;
    }
}
