// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.governance;

import io.mlops4j.common.Actor;
import io.mlops4j.common.Digest;
import java.time.Instant;

/**
 * What one person decided about a request. A person has one standing vote, whether given in person or by a delegate: an
 * approval falls as soon as somebody whom it concerns votes anew. A rejection falls only when the person who gave it votes
 * anew.
 *
 * @param actor who voted, for whom, and with which roles
 * @param choice for or against
 * @param subject the {@linkplain PromotionRequest#subject subject} that the person decided about
 * @param comment the person's words; not empty in a rejection
 * @param at when, by the clock of the host
 * @param entry the entry of the model's log that it is in, which says what came first whatever the clock did
 */
public record Vote(Actor actor, Choice choice, Digest subject, String comment, Instant at, long entry) {
    /** For or against. */
    public enum Choice {
        /** For. */
        APPROVE,
        /** Against; blocks the request until the same person changes it. */
        REJECT
    }

    /**
     * Names the person who voted.
     *
     * @return the person's id
     */
    public String voter() {
        return actor.id();
    }
}
