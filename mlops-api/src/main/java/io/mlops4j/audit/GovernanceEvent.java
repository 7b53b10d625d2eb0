// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.audit;

import io.mlops4j.common.Digest;
import io.mlops4j.common.Environment;
import io.mlops4j.governance.ApprovalPolicy;
import io.mlops4j.governance.Denial;
import io.mlops4j.governance.Vote;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What can happen around the governed pointers of a registered model. Versions and requests are named by their numbers.
 */
public sealed interface GovernanceEvent extends ModelEvent {
    /**
     * The policy of an environment was defined or replaced.
     *
     * @param environment the environment
     * @param policy the policy
     */
    record PolicyDefined(Environment environment, ApprovalPolicy policy) implements GovernanceEvent {
        @Override
        public String summary() {
            return "defined the policy of " + environment + ": " + policy.quorum()
                    + (policy.quorum() == 1 ? " approval by role " : " approvals by role ") + policy.approverRole();
        }
    }

    /**
     * A promotion was asked for.
     *
     * @param request the request's number, one more than the request before
     * @param version the version to be promoted
     * @param environment where
     * @param subject the digest of what people decide about
     * @param reason why
     */
    record PromotionRequested(int request, int version, Environment environment, Digest subject, String reason)
            implements GovernanceEvent {
        @Override
        public String summary() {
            return "asked to promote version " + version + " to " + environment + " (request " + request + ")";
        }
    }

    /**
     * A person voted.
     *
     * @param request the request's number
     * @param choice for or against
     * @param subject the digest of what the person decided about
     * @param comment the person's words
     */
    record Voted(int request, Vote.Choice choice, Digest subject, String comment) implements GovernanceEvent {
        @Override
        public String summary() {
            return (choice == Vote.Choice.APPROVE ? "approved" : "rejected") + " request " + request;
        }

        @Override
        public String reason() {
            return comment;
        }
    }

    /**
     * A request was taken back.
     *
     * @param request the request's number
     * @param reason why
     */
    record RequestWithdrawn(int request, String reason) implements GovernanceEvent {
        @Override
        public String summary() {
            return "withdrew request " + request;
        }
    }

    /**
     * A governed pointer was moved by an approved request.
     *
     * @param environment where
     * @param request the request's number
     * @param before the version that was current, or null
     * @param after the version that is current now
     */
    record Promoted(
            Environment environment, int request, @Nullable Integer before, int after) implements GovernanceEvent {
        @Override
        public String summary() {
            return "promoted version " + after + " to " + environment + " (request " + request + ")"
                    + (before == null ? "" : ", replacing version " + before);
        }
    }

    /**
     * A governed pointer was moved back to the version before.
     *
     * @param environment where
     * @param before the version that was current, or null if the environment was empty
     * @param after the version that is current now
     * @param reason why
     */
    record RolledBack(Environment environment, @Nullable Integer before, int after, String reason)
            implements GovernanceEvent {
        @Override
        public String summary() {
            return "rolled " + environment + " back to version " + after
                    + (before == null ? "" : " from version " + before);
        }
    }

    /**
     * An environment was emptied.
     *
     * @param environment where
     * @param before the version that was current
     * @param reason why
     */
    record Stopped(Environment environment, int before, String reason) implements GovernanceEvent {
        @Override
        public String summary() {
            return "stopped version " + before + " in " + environment;
        }
    }

    /**
     * A command was refused, and nothing else changed.
     *
     * @param command the command in words, such as {@code approve request 'bank#1'}
     * @param denials every reason
     */
    record Denied(String command, List<Denial> denials) implements GovernanceEvent {
        /** Copies. */
        public Denied {
            denials = List.copyOf(denials);
        }

        @Override
        public String summary() {
            return "was refused: " + command;
        }

        @Override
        public String reason() {
            return denials.stream().map(Denial::sentence).collect(Collectors.joining("; "));
        }
    }
}
