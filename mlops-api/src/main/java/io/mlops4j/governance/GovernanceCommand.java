// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.governance;

import io.mlops4j.common.Environment;
import io.mlops4j.common.ModelName;
import io.mlops4j.common.ModelVersionId;
import io.mlops4j.common.Names;
import io.mlops4j.common.RequestId;

/** What can be asked of governance. The same value can be {@linkplain Governance#check checked} and carried out. */
public sealed interface GovernanceCommand {
    /**
     * Names the model that the command is about.
     *
     * @return the model
     */
    ModelName model();

    /**
     * Defines the policy of an environment, or replaces it.
     *
     * @param model the model
     * @param environment the environment
     * @param policy the policy
     */
    record DefinePolicy(ModelName model, Environment environment, ApprovalPolicy policy) implements GovernanceCommand {}

    /**
     * Asks for a promotion.
     *
     * @param version the version
     * @param environment where
     * @param reason why; not blank
     */
    record Request(ModelVersionId version, Environment environment, String reason) implements GovernanceCommand {
        /**
         * Checks the reason.
         *
         * @throws IllegalArgumentException if it is blank
         */
        public Request {
            Names.reason("reason", reason);
        }

        @Override
        public ModelName model() {
            return version.model();
        }
    }

    /**
     * Votes for a request.
     *
     * @param request the request
     * @param comment the voter's words; may be empty
     */
    record Approve(RequestId request, String comment) implements GovernanceCommand {
        /**
         * Checks the comment.
         *
         * @throws IllegalArgumentException if it is not a valid text
         */
        public Approve {
            Names.text("comment", comment);
        }

        @Override
        public ModelName model() {
            return request.model();
        }
    }

    /**
     * Votes against a request.
     *
     * @param request the request
     * @param reason why; not blank
     */
    record Reject(RequestId request, String reason) implements GovernanceCommand {
        /**
         * Checks the reason.
         *
         * @throws IllegalArgumentException if it is blank
         */
        public Reject {
            Names.reason("reason", reason);
        }

        @Override
        public ModelName model() {
            return request.model();
        }
    }

    /**
     * Takes a request back.
     *
     * @param request the request
     * @param reason why; not blank
     */
    record Withdraw(RequestId request, String reason) implements GovernanceCommand {
        /**
         * Checks the reason.
         *
         * @throws IllegalArgumentException if it is blank
         */
        public Withdraw {
            Names.reason("reason", reason);
        }

        @Override
        public ModelName model() {
            return request.model();
        }
    }

    /**
     * Carries an approved request out.
     *
     * @param request the request
     */
    record Promote(RequestId request) implements GovernanceCommand {
        @Override
        public ModelName model() {
            return request.model();
        }
    }

    /**
     * Goes back to the version that was current before.
     *
     * @param model the model
     * @param environment where
     * @param reason why; not blank
     */
    record RollBack(ModelName model, Environment environment, String reason) implements GovernanceCommand {
        /**
         * Checks the reason.
         *
         * @throws IllegalArgumentException if it is blank
         */
        public RollBack {
            Names.reason("reason", reason);
        }
    }

    /**
     * Empties the environment.
     *
     * @param model the model
     * @param environment where
     * @param reason why; not blank
     */
    record Stop(ModelName model, Environment environment, String reason) implements GovernanceCommand {
        /**
         * Checks the reason.
         *
         * @throws IllegalArgumentException if it is blank
         */
        public Stop {
            Names.reason("reason", reason);
        }
    }
}
