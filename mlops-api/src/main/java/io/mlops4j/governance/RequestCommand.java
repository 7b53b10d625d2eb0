// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.governance;

import io.mlops4j.common.ModelName;
import io.mlops4j.common.Names;
import io.mlops4j.common.RequestId;

/** A command about a request that was made. */
public sealed interface RequestCommand extends GovernanceCommand {
    /**
     * Names the request.
     *
     * @return the request, whether it exists or not
     */
    RequestId request();

    @Override
    default ModelName model() {
        return request().model();
    }

    /**
     * Votes for a request.
     *
     * @param request the request
     * @param comment the voter's words; may be empty
     */
    record Approve(RequestId request, String comment) implements RequestCommand {
        /**
         * Checks the comment.
         *
         * @throws IllegalArgumentException if it is not a valid text
         */
        public Approve {
            Names.text("comment", comment);
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
    record Reject(RequestId request, String reason) implements RequestCommand {
        /**
         * Checks the reason.
         *
         * @throws IllegalArgumentException if it is blank
         */
        public Reject {
            Names.reason("reason", reason);
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
    record Withdraw(RequestId request, String reason) implements RequestCommand {
        /**
         * Checks the reason.
         *
         * @throws IllegalArgumentException if it is blank
         */
        public Withdraw {
            Names.reason("reason", reason);
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
    record Waive(RequestId request, String gate, String reason) implements RequestCommand {
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
        public String words() {
            return "waive gate '" + gate + "' of request '" + request + "'";
        }
    }

    /**
     * Carries an approved request out.
     *
     * @param request the request
     */
    record Promote(RequestId request) implements RequestCommand {
        @Override
        public String words() {
            return "promote request '" + request + "'";
        }
    }
}
