// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.governance;

import io.mlops4j.common.Alias;
import io.mlops4j.common.Environment;
import io.mlops4j.common.ModelName;
import io.mlops4j.common.ModelVersionId;
import io.mlops4j.common.Names;
import io.mlops4j.common.RequestId;
import io.mlops4j.governance.evidence.Evidence;

/**
 * What the rules may refuse. The same value can be {@linkplain Governance#check checked} and carried out, and stands in the
 * log if it is refused. Requests and reviews are named by identity.
 */
public sealed interface GovernanceCommand {
    /**
     * Names the model that the command is about.
     *
     * @return the model
     */
    ModelName model();

    /**
     * Puts the command into words, for records and errors.
     *
     * @return such as {@code approve request 'bank#1'}
     */
    String words();

    /**
     * Defines the policy of an environment, or replaces it.
     *
     * @param model the model
     * @param environment the environment
     * @param tier the tier of models that it is for
     * @param policy the policy
     */
    record DefinePolicy(ModelName model, Environment environment, MaterialityTier tier, ApprovalPolicy policy)
            implements GovernanceCommand {
        @Override
        public String words() {
            return "define policy of '" + model + "' in '" + environment + "' for tier " + tier;
        }
    }

    /**
     * Changes the tier of the model, and so which policies are in force.
     *
     * @param model the model
     * @param tier its tier from now on
     * @param reason why; not blank
     */
    record Classify(ModelName model, MaterialityTier tier, String reason) implements GovernanceCommand {
        /**
         * Checks the reason.
         *
         * @throws IllegalArgumentException if it is blank
         */
        public Classify {
            Names.reason("reason", reason);
        }

        @Override
        public String words() {
            return "classify '" + model + "' as " + tier;
        }
    }

    /**
     * Attaches evidence to a version, in the place of what had the same key.
     *
     * @param version the version
     * @param evidence what speaks for or against it
     */
    record Attach(ModelVersionId version, Evidence evidence) implements GovernanceCommand {
        @Override
        public ModelName model() {
            return version.model();
        }

        @Override
        public String words() {
            return "attach " + evidence.key() + " to '" + version + "'";
        }
    }

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

        @Override
        public String words() {
            return "request version '" + version + "' in '" + environment + "'";
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

        @Override
        public String words() {
            return "approve request '" + request + "'";
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

        @Override
        public String words() {
            return "reject request '" + request + "'";
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

        @Override
        public String words() {
            return "withdraw request '" + request + "'";
        }
    }

    /**
     * Lets a request pass a gate that is inconclusive.
     *
     * @param request the request
     * @param gate the name of a gate that is inconclusive
     * @param reason why; not blank
     */
    record Waive(RequestId request, String gate, String reason) implements GovernanceCommand {
        /**
         * Checks the texts.
         *
         * @throws IllegalArgumentException if one is not valid
         */
        public Waive {
            Names.key("gate", gate);
            Names.reason("reason", reason);
        }

        @Override
        public ModelName model() {
            return request.model();
        }

        @Override
        public String words() {
            return "waive gate '" + gate + "' of request '" + request + "'";
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

        @Override
        public String words() {
            return "promote request '" + request + "'";
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
    record Stop(ModelName model, Environment environment, String reason) implements GovernanceCommand {
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
     * Retires a version for good.
     *
     * @param version the version
     * @param reason why; not blank
     */
    record Retire(ModelVersionId version, String reason) implements GovernanceCommand {
        /**
         * Checks the reason.
         *
         * @throws IllegalArgumentException if it is blank
         */
        public Retire {
            Names.reason("reason", reason);
        }

        @Override
        public ModelName model() {
            return version.model();
        }

        @Override
        public String words() {
            return "retire version '" + version + "'";
        }
    }

    /**
     * Puts a version into an environment past the policy.
     *
     * @param version the version
     * @param environment where
     * @param reason why; not blank
     */
    record OverridePolicy(ModelVersionId version, Environment environment, String reason) implements GovernanceCommand {
        /**
         * Checks the reason.
         *
         * @throws IllegalArgumentException if it is blank
         */
        public OverridePolicy {
            Names.reason("reason", reason);
        }

        @Override
        public ModelName model() {
            return version.model();
        }

        @Override
        public String words() {
            return "override '" + environment + "' with version '" + version + "'";
        }
    }

    /**
     * Closes the review of an override.
     *
     * @param model the model
     * @param review the review's number
     * @param findings what was found; not blank
     */
    record CloseReview(ModelName model, int review, String findings) implements GovernanceCommand {
        /**
         * Checks the number and the findings.
         *
         * @throws IllegalArgumentException if the number is below 1 or the findings are blank
         */
        public CloseReview {
            if (review < 1) {
                throw Names.invalid("review number", review, "1 or more");
            }
            Names.reason("findings", findings);
        }

        @Override
        public String words() {
            return "close review " + review + " of '" + model + "'";
        }
    }

    /**
     * Deletes a version.
     *
     * @param version the version
     * @param reason why; not blank
     */
    record DeleteVersion(ModelVersionId version, String reason) implements GovernanceCommand {
        /**
         * Checks the reason.
         *
         * @throws IllegalArgumentException if it is blank
         */
        public DeleteVersion {
            Names.reason("reason", reason);
        }

        @Override
        public ModelName model() {
            return version.model();
        }

        @Override
        public String words() {
            return "delete version '" + version + "'";
        }
    }

    /**
     * Erases what a person said in an entry: its comments, reasons and findings. The entry stays, and so do all proofs.
     *
     * @param model the model
     * @param entry the entry's place in the log, 1 for the first
     * @param reason why; not blank
     */
    record EraseRemarks(ModelName model, long entry, String reason) implements GovernanceCommand {
        /**
         * Checks entry and reason.
         *
         * @throws IllegalArgumentException if the entry is below 1 or the reason is blank
         */
        public EraseRemarks {
            if (entry < 1) {
                throw Names.invalid("entry", entry, "1 or more");
            }
            Names.reason("reason", reason);
        }

        @Override
        public String words() {
            return "erase the remarks of entry " + entry + " of '" + model + "'";
        }
    }

    /**
     * Points an alias at a version.
     *
     * @param alias the alias
     * @param version the version
     */
    record PointAlias(Alias alias, ModelVersionId version) implements GovernanceCommand {
        @Override
        public ModelName model() {
            return version.model();
        }

        @Override
        public String words() {
            return "point alias '" + alias + "' at version '" + version + "'";
        }
    }
}
