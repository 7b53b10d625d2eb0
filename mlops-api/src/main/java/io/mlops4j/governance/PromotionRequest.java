// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.governance;

import io.mlops4j.common.Digest;
import io.mlops4j.common.Environment;
import io.mlops4j.common.ModelVersionId;
import io.mlops4j.common.RequestId;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What is known of a request to move a governed pointer, at one moment.
 *
 * @param id its identity
 * @param version the version to be promoted
 * @param environment where
 * @param subject the digest of what people decided about when it was made: version, files, required evidence, environment
 *     and policy. An approval counts only for the subject it was given for, so it is void once any of that changes. It is the
 *     subject of the day of asking and stays as it was; what a vote given now would be for says {@link
 *     Governance#subject(RequestId)}
 * @param requesters who asked, and for whom: one or two people, none of whom may vote
 * @param reason why
 * @param requestedAt when, by the clock of the host
 * @param expiresAt until when it stays open
 * @param votes the standing votes, in the order of voting
 * @param waivers the gates that people let it pass, the latest last
 * @param status where it is in its life
 */
public record PromotionRequest(
        RequestId id,
        ModelVersionId version,
        Environment environment,
        Digest subject,
        Set<String> requesters,
        String reason,
        Instant requestedAt,
        Instant expiresAt,
        List<Vote> votes,
        List<Waiver> waivers,
        Status status) {
    /** Where a request is in its life. */
    public enum Status {
        /** Waits for votes or for the promotion. */
        OPEN,
        /** Somebody voted against it; open again once that person approves. */
        REJECTED,
        /** Led to the promotion. Its approvals are used up. */
        CONSUMED,
        /** Taken back by the one who asked. */
        WITHDRAWN,
        /** Nobody carried it out in time. */
        EXPIRED
    }

    /** Copies. */
    public PromotionRequest {
        requesters = Set.copyOf(requesters);
        votes = List.copyOf(votes);
        waivers = List.copyOf(waivers);
    }

    /**
     * Tells whether the request can still lead to a promotion.
     *
     * @return whether it is open or rejected
     */
    public boolean isPending() {
        return status == Status.OPEN || status == Status.REJECTED;
    }

    /**
     * Looks at the request at a moment: a pending request that nobody carried out in time has expired.
     *
     * @param now the moment
     * @return the request with the status that it has then
     */
    public PromotionRequest at(Instant now) {
        return isPending() && !now.isBefore(expiresAt) ? with(votes, waivers, Status.EXPIRED) : this;
    }

    /**
     * Gives the request another standing.
     *
     * @param standing the standing votes
     * @param passed the waivers
     * @param reached the status
     * @return the request with these
     */
    public PromotionRequest with(List<Vote> standing, List<Waiver> passed, Status reached) {
        return new PromotionRequest(
                id,
                version,
                environment,
                subject,
                requesters,
                reason,
                requestedAt,
                expiresAt,
                standing,
                passed,
                reached);
    }
}
