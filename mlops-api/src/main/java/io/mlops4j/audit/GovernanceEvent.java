// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.audit;

import io.mlops4j.common.Digest;
import io.mlops4j.common.Environment;
import io.mlops4j.governance.ApprovalPolicy;
import io.mlops4j.governance.Denial;
import io.mlops4j.governance.GovernanceCommand;
import io.mlops4j.governance.MaterialityTier;
import io.mlops4j.governance.Vote;
import io.mlops4j.governance.evidence.Evidence;
import io.mlops4j.governance.gate.GateVerdict;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What can happen around the governed pointers of a registered model. Versions, requests and reviews are named by their
 * numbers.
 */
public sealed interface GovernanceEvent extends ModelEvent {
    /**
     * The policy of an environment was defined or replaced.
     *
     * @param environment the environment
     * @param tier the tier of models that it is for
     * @param policy the policy
     */
    record PolicyDefined(Environment environment, MaterialityTier tier, ApprovalPolicy policy)
            implements GovernanceEvent {
        @Override
        public String summary() {
            return "defined the policy of " + environment + " for tier " + tier + ": " + policy.quorum()
                    + (policy.quorum() == 1 ? " approval" : " approvals");
        }
    }

    /**
     * The model got another tier.
     *
     * @param tier its tier from now on
     * @param reason why
     */
    record Classified(MaterialityTier tier, String reason) implements GovernanceEvent {
        @Override
        public String summary() {
            return "classified the model as " + tier;
        }
    }

    /**
     * Evidence was attached to a version, in the place of what had the same key.
     *
     * @param version the version's number
     * @param digest the digest of the evidence's canonical JSON form
     * @param evidence the evidence
     */
    record EvidenceAttached(int version, Digest digest, Evidence evidence) implements GovernanceEvent {
        @Override
        public String summary() {
            return "attached " + evidence.key() + " to version " + version;
        }
    }

    /**
     * A promotion was asked for.
     *
     * @param request the request's number, one more than the request before
     * @param version the version to be promoted
     * @param environment where
     * @param subject the digest of what people decide about
     * @param expiresAt until when the request stays open
     * @param reason why
     */
    record PromotionRequested(
            int request, int version, Environment environment, Digest subject, Instant expiresAt, String reason)
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
     * A person let a request pass a gate that was inconclusive.
     *
     * @param request the request's number
     * @param verdict what the gate said
     * @param subject the digest of what the person decided about
     * @param reason why
     */
    record GateWaived(int request, GateVerdict verdict, Digest subject, String reason) implements GovernanceEvent {
        @Override
        public String summary() {
            return "let request " + request + " pass gate '" + verdict.gate() + "'";
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
     * @param approvers the ids of those whose approvals counted
     * @param verdicts what each gate of the policy said, in the policy's order
     */
    record Promoted(
            Environment environment,
            int request,
            @Nullable Integer before,
            int after,
            List<String> approvers,
            List<GateVerdict> verdicts)
            implements GovernanceEvent {
        /** Copies. */
        public Promoted {
            approvers = List.copyOf(approvers);
            verdicts = List.copyOf(verdicts);
        }

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
     * A version was retired for good.
     *
     * @param version its number
     * @param reason why
     */
    record VersionRetired(int version, String reason) implements GovernanceEvent {
        @Override
        public String summary() {
            return "retired version " + version;
        }
    }

    /**
     * A governed pointer was moved past the policy, and a review was opened.
     *
     * @param environment where
     * @param before the version that was current, or null
     * @param after the version that is current now
     * @param review the review's number, one more than the review before
     * @param reason why
     */
    record Overridden(Environment environment, @Nullable Integer before, int after, int review, String reason)
            implements GovernanceEvent {
        @Override
        public String summary() {
            return "put version " + after + " into " + environment + " past the policy (review " + review + ")"
                    + (before == null ? "" : ", replacing version " + before);
        }
    }

    /**
     * The review of an override was closed.
     *
     * @param review the review's number
     * @param findings what was found
     */
    record ReviewClosed(int review, String findings) implements GovernanceEvent {
        @Override
        public String summary() {
            return "closed review " + review;
        }

        @Override
        public String reason() {
            return findings;
        }
    }

    /**
     * What a person said in an entry was erased: the words are gone, the entry and what it did stay.
     *
     * @param entry the entry's place
     * @param reason why
     */
    record RemarksErased(long entry, String reason) implements GovernanceEvent {
        @Override
        public String summary() {
            return "erased the remarks of entry " + entry;
        }
    }

    /**
     * A command was refused, and nothing else changed.
     *
     * @param command the command
     * @param denials every reason
     */
    record Denied(GovernanceCommand command, List<Denial> denials) implements GovernanceEvent {
        /** Copies. */
        public Denied {
            denials = List.copyOf(denials);
        }

        @Override
        public String summary() {
            return "was refused: " + command.words();
        }

        @Override
        public String reason() {
            return denials.stream().map(Denial::sentence).collect(Collectors.joining("; "));
        }
    }
}
