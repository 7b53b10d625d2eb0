// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.remark;

import io.mlops4j.governance.EnvironmentCommand;
import io.mlops4j.governance.GovernanceCommand;
import io.mlops4j.governance.ModelCommand;
import io.mlops4j.governance.RequestCommand;
import io.mlops4j.governance.VersionCommand;
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
        if (command instanceof ModelCommand.Classify c) {
            return new ModelCommand.Classify(c.model(), c.tier(), words.apply(c.reason()));
        }
        if (command instanceof EnvironmentCommand.RollBack c) {
            return new EnvironmentCommand.RollBack(c.model(), c.environment(), words.apply(c.reason()));
        }
        if (command instanceof EnvironmentCommand.Stop c) {
            return new EnvironmentCommand.Stop(c.model(), c.environment(), words.apply(c.reason()));
        }
        if (command instanceof VersionCommand.Retire c) {
            return new VersionCommand.Retire(c.version(), words.apply(c.reason()));
        }
        if (command instanceof EnvironmentCommand.OverridePolicy c) {
            return new EnvironmentCommand.OverridePolicy(c.version(), c.environment(), words.apply(c.reason()));
        }
        if (command instanceof ModelCommand.CloseReview c) {
            return new ModelCommand.CloseReview(c.model(), c.review(), words.apply(c.findings()));
        }
        if (command instanceof VersionCommand.DeleteVersion c) {
            return new VersionCommand.DeleteVersion(c.version(), words.apply(c.reason()));
        }
        if (command instanceof ModelCommand.EraseRemarks c) {
            return new ModelCommand.EraseRemarks(c.model(), c.entry(), words.apply(c.reason()));
        }
        return ofRequest(command, words);
    }

    private static GovernanceCommand ofRequest(GovernanceCommand command, UnaryOperator<String> words) {
        if (command instanceof EnvironmentCommand.Request c) {
            return new EnvironmentCommand.Request(c.version(), c.environment(), words.apply(c.reason()));
        }
        if (command instanceof RequestCommand.Approve c) {
            return new RequestCommand.Approve(c.request(), words.apply(c.comment()), c.subject());
        }
        if (command instanceof RequestCommand.Reject c) {
            return new RequestCommand.Reject(c.request(), words.apply(c.reason()));
        }
        if (command instanceof RequestCommand.Withdraw c) {
            return new RequestCommand.Withdraw(c.request(), words.apply(c.reason()));
        }
        if (command instanceof RequestCommand.Waive c) {
            return new RequestCommand.Waive(c.request(), c.gate(), words.apply(c.reason()), c.subject());
        }
        return command;
    }
}
