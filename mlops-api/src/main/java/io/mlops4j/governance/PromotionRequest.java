// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.governance;

import io.mlops4j.common.Digest;
import io.mlops4j.common.Environment;
import io.mlops4j.common.ModelVersionId;
import io.mlops4j.common.RequestId;
import java.time.Instant;
import java.util.List;

/**
 * What is known of a request to move a governed pointer, at one moment.
 *
 * @param id its identity
 * @param version the version to be promoted
 * @param environment where
 * @param subject the digest of what people decide about: version, files, environment and policy. An approval counts only
 *     for the subject it was given for, so it is void once the policy is replaced
 * @param requestedBy who asked
 * @param reason why
 * @param requestedAt when, by the clock of the host
 * @param votes the last vote of each person who voted, in the order of voting
 * @param status where it is in its life
 */
public record PromotionRequest(
        RequestId id,
        ModelVersionId version,
        Environment environment,
        Digest subject,
        String requestedBy,
        String reason,
        Instant requestedAt,
        List<Vote> votes,
        Status status) {
    /** Where a request is in its life. */
    public enum Status {
        /** Waits for votes or for the promotion. */
        OPEN,
        /** Led to the promotion. Its approvals are used up. */
        CONSUMED,
        /** Taken back by the one who asked. */
        WITHDRAWN
    }

    /** Copies the votes. */
    public PromotionRequest {
        votes = List.copyOf(votes);
    }
}
