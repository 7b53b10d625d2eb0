// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.governance;

import io.mlops4j.common.Digest;
import java.time.Instant;

/**
 * What one person decided about a request. Of several votes of one person the last counts.
 *
 * @param voter the person's id
 * @param choice for or against
 * @param subject the {@linkplain PromotionRequest#subject subject} that the person decided about
 * @param comment the person's words; not empty in a rejection
 * @param at when, by the clock of the host
 */
public record Vote(String voter, Choice choice, Digest subject, String comment, Instant at) {
    /** For or against. */
    public enum Choice {
        /** For. */
        APPROVE,
        /** Against; blocks the request until the same person changes it. */
        REJECT
    }
}
