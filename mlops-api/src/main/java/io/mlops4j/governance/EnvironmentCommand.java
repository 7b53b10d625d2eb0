// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.governance;

import io.mlops4j.common.Environment;
import io.mlops4j.common.ModelName;
import io.mlops4j.common.ModelVersionId;
import io.mlops4j.common.Names;

/** A command about the governed pointer of an environment. */
public sealed interface EnvironmentCommand extends GovernanceCommand
        permits EnvironmentCommand.DefinePolicy,
                EnvironmentCommand.Request,
                EnvironmentCommand.RollBack,
                EnvironmentCommand.Stop,
                EnvironmentCommand.OverridePolicy {
    /**
     * Names the environment.
     *
     * @return where the command acts
     */
    Environment environment();

    /**
     * Defines the policy of an environment, or replaces it.
     *
     * @param model the model
     * @param environment the environment
     * @param tier the tier of models that it is for
     * @param policy the policy
     */
    record DefinePolicy(ModelName model, Environment environment, MaterialityTier tier, ApprovalPolicy policy)
            implements EnvironmentCommand {
        @Override
        public String words() {
            return "define policy of '" + model + "' in '" + environment + "' for tier " + tier;
        }
    }

    /**
     * Asks for a promotion.
     *
     * @param version the version
     * @param environment where
     * @param reason why; not blank
     */
    record Request(ModelVersionId version, Environment environment, String reason)
            implements EnvironmentCommand, VersionCommand {
        /**
         * Checks the reason.
         *
         * @throws IllegalArgumentException if it is blank
         */
        public Request {
            Names.reason("reason", reason);
        }

        @Override
        public String words() {
            return "request version '" + version + "' in '" + environment + "'";
        }
    }

    /**
     * Goes back to the version that was current before.
     *
     * @param model the model
     * @param environment where
     * @param reason why; not blank
     */
    record RollBack(ModelName model, Environment environment, String reason) implements EnvironmentCommand {
        /**
         * Checks the reason.
         *
         * @throws IllegalArgumentException if it is blank
         */
        public RollBack {
            Names.reason("reason", reason);
        }

        @Override
        public String words() {
            return "roll back '" + model + "' in '" + environment + "'";
        }
    }

    /**
     * Empties the environment.
     *
     * @param model the model
     * @param environment where
     * @param reason why; not blank
     */
    record Stop(ModelName model, Environment environment, String reason) implements EnvironmentCommand {
        /**
         * Checks the reason.
         *
         * @throws IllegalArgumentException if it is blank
         */
        public Stop {
            Names.reason("reason", reason);
        }

        @Override
        public String words() {
            return "stop '" + model + "' in '" + environment + "'";
        }
    }

    /**
     * Puts a version into an environment past the policy.
     *
     * @param version the version
     * @param environment where
     * @param reason why; not blank
     */
    record OverridePolicy(ModelVersionId version, Environment environment, String reason)
            implements EnvironmentCommand, VersionCommand {
        /**
         * Checks the reason.
         *
         * @throws IllegalArgumentException if it is blank
         */
        public OverridePolicy {
            Names.reason("reason", reason);
        }

        @Override
        public String words() {
            return "override '" + environment + "' with version '" + version + "'";
        }
    }
}
