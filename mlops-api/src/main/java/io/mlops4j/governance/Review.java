// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.governance;

import io.mlops4j.common.Environment;
import io.mlops4j.common.ModelVersionId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The second look at an override. Until another person has closed it, nothing is promoted in its environment.
 *
 * @param number 1 for the model's first review
 * @param environment where the override was
 * @param version the version that was put there
 * @param overriddenBy who did it, and for whom
 * @param reason why
 * @param openedAt when, by the clock of the host
 * @param closing how it was closed, or null while it is open
 */
public record Review(
        int number,
        Environment environment,
        ModelVersionId version,
        Set<String> overriddenBy,
        String reason,
        Instant openedAt,
        @Nullable Closing closing) {
    /**
     * The end of a review.
     *
     * @param by who closed it
     * @param findings what was found
     * @param at when, by the clock of the host
     */
    public record Closing(String by, String findings, Instant at) {}

    /** Copies. */
    public Review {
        overriddenBy = Set.copyOf(overriddenBy);
    }

    /**
     * Tells whether somebody still has to look.
     *
     * @return whether it is not closed
     */
    public boolean isOpen() {
        return closing == null;
    }
}
