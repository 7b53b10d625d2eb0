// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.rule;

import io.mlops4j.common.Environment;
import io.mlops4j.common.ModelVersionId;
import io.mlops4j.common.RequestId;
import io.mlops4j.governance.GovernanceCommand;
import org.jspecify.annotations.Nullable;

/** What a command names itself, whether it exists or not. */
final class Named {
    private Named() {}

    static @Nullable RequestId request(GovernanceCommand command) {
        if (command instanceof GovernanceCommand.Approve c) {
            return c.request();
        }
        if (command instanceof GovernanceCommand.Reject c) {
            return c.request();
        }
        if (command instanceof GovernanceCommand.Withdraw c) {
            return c.request();
        }
        if (command instanceof GovernanceCommand.Waive c) {
            return c.request();
        }
        return command instanceof GovernanceCommand.Promote c ? c.request() : null;
    }

    static @Nullable Environment environment(GovernanceCommand command) {
        if (command instanceof GovernanceCommand.DefinePolicy c) {
            return c.environment();
        }
        if (command instanceof GovernanceCommand.Request c) {
            return c.environment();
        }
        if (command instanceof GovernanceCommand.RollBack c) {
            return c.environment();
        }
        if (command instanceof GovernanceCommand.Stop c) {
            return c.environment();
        }
        return command instanceof GovernanceCommand.OverridePolicy c ? c.environment() : null;
    }

    static @Nullable ModelVersionId version(GovernanceCommand command) {
        if (command instanceof GovernanceCommand.Request c) {
            return c.version();
        }
        if (command instanceof GovernanceCommand.Attach c) {
            return c.version();
        }
        if (command instanceof GovernanceCommand.Retire c) {
            return c.version();
        }
        if (command instanceof GovernanceCommand.OverridePolicy c) {
            return c.version();
        }
        if (command instanceof GovernanceCommand.PointAlias c) {
            return c.version();
        }
        return command instanceof GovernanceCommand.DeleteVersion c ? c.version() : null;
    }
}
