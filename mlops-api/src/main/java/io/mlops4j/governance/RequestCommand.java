// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.governance;

import io.mlops4j.common.Digest;
import io.mlops4j.common.ModelName;
import io.mlops4j.common.Names;
import io.mlops4j.common.RequestId;
import org.jspecify.annotations.Nullable;

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
     * @param subject the {@linkplain Governance#subject subject} that the voter has read, or null to vote for whatever it is now
     */
    record Approve(
            RequestId request, String comment, @Nullable Digest subject) implements RequestCommand {
        /**
         * Checks the comment.
         *
         * @throws IllegalArgumentException if it is not a valid text
         */
        public Approve {
            Names.text("comment", comment);
        }

        /**
         * Votes for whatever would be promoted now.
         *
         * @param request the request
         * @param comment the voter's words; may be empty
         * @throws IllegalArgumentException if the comment is not a valid text
         */
        public Approve(RequestId request, String comment) {
            this(request, comment, null);
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
     * @param subject the {@linkplain Governance#subject subject} that the actor has read, or null to waive for whatever it is now
     */
    record Waive(
            RequestId request,
            String gate,
            String reason,
            @Nullable Digest subject) implements RequestCommand {
        /**
         * Checks the texts.
         *
         * @throws IllegalArgumentException if one is not valid
         */
        public Waive {
            Names.key("gate", gate);
            Names.reason("reason", reason);
        }

        /**
         * Waives for whatever would be promoted now.
         *
         * @param request the request
         * @param gate the name of a gate that is inconclusive
         * @param reason why; not blank
         * @throws IllegalArgumentException if one of the texts is not valid
         */
        public Waive(RequestId request, String gate, String reason) {
            this(request, gate, reason, null);
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
