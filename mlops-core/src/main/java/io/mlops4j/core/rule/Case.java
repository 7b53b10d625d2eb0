// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.rule;

import io.mlops4j.common.Actor;
import io.mlops4j.common.Environment;
import io.mlops4j.common.RequestId;
import io.mlops4j.core.state.EnvironmentState;
import io.mlops4j.core.state.ModelState;
import io.mlops4j.governance.ApprovalPolicy;
import io.mlops4j.governance.GovernanceCommand;
import io.mlops4j.governance.PromotionRequest;
import io.mlops4j.registry.ModelVersion;
import org.jspecify.annotations.Nullable;

/**
 * What a rule looks at: the command, who gives it, and the state that it meets. What the command names but the state
 * lacks is null; the rule that is about its presence reports that, and all others then pass.
 *
 * @param state the model
 * @param actor who gives the command
 * @param command the command
 */
public record Case(ModelState state, Actor actor, GovernanceCommand command) {
    /**
     * Finds the request that the command names.
     *
     * @return the request, or null if the command names none or one that does not exist
     */
    public @Nullable PromotionRequest request() {
        RequestId id = requestId();
        return id == null ? null : state.request(id.number()).orElse(null);
    }

    /**
     * Finds where the command acts.
     *
     * @return the environment, or null if it depends on a request that does not exist
     */
    public @Nullable Environment environment() {
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
        PromotionRequest request = request();
        return request == null ? null : request.environment();
    }

    /**
     * Finds the governed pointer.
     *
     * @return the pointer; empty if nothing ever happened there
     */
    public EnvironmentState pointer() {
        Environment environment = environment();
        return environment == null ? EnvironmentState.EMPTY : state.environment(environment);
    }

    /**
     * Finds the policy in force.
     *
     * @return the policy, or null if there is none
     */
    public @Nullable ApprovalPolicy policy() {
        return pointer().policy();
    }

    /**
     * Finds the version that is or would be asked for.
     *
     * @return the version, or null if the command is about none or one that does not exist
     */
    public @Nullable ModelVersion version() {
        if (command instanceof GovernanceCommand.Request c) {
            return state.version(c.version().number()).orElse(null);
        }
        PromotionRequest request = request();
        return request == null
                ? null
                : state.version(request.version().number()).orElse(null);
    }

    @Nullable
    RequestId requestId() {
        if (command instanceof GovernanceCommand.Approve c) {
            return c.request();
        }
        if (command instanceof GovernanceCommand.Reject c) {
            return c.request();
        }
        if (command instanceof GovernanceCommand.Withdraw c) {
            return c.request();
        }
        return command instanceof GovernanceCommand.Promote c ? c.request() : null;
    }
}
