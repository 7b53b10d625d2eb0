// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.governance;

import io.mlops4j.common.ModelName;
import io.mlops4j.common.Names;

/** A command about a model as a whole. */
public sealed interface ModelCommand extends GovernanceCommand {
    /**
     * Changes the tier of the model, and so which policies are in force.
     *
     * @param model the model
     * @param tier its tier from now on
     * @param reason why; not blank
     */
    record Classify(ModelName model, MaterialityTier tier, String reason) implements ModelCommand {
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
     * Closes the review of an override.
     *
     * @param model the model
     * @param review the review's number
     * @param findings what was found; not blank
     */
    record CloseReview(ModelName model, int review, String findings) implements ModelCommand {
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
     * Erases what a person said in an entry: its comments, reasons and findings. The entry stays, and so do all proofs.
     *
     * @param model the model
     * @param entry the entry's place in the log, 1 for the first
     * @param reason why; not blank
     */
    record EraseRemarks(ModelName model, long entry, String reason) implements ModelCommand {
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
}
