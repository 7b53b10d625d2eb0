// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.governance;

import io.mlops4j.common.Digest;
import io.mlops4j.common.Environment;
import io.mlops4j.common.ModelVersionId;
import org.jspecify.annotations.Nullable;

/**
 * The receipt of a move of a governed pointer: what changed, and what the audit log was when it had changed. Kept
 * outside the store, it shows later whether the log up to this move is still the same.
 *
 * @param environment where
 * @param before the version that was current, or null if the environment was empty
 * @param after the version that is current now, or null if the environment is empty now
 * @param revision the entry of the model's audit log that records the move, 1 for the first
 * @param root the Merkle tree hash (RFC 6962) over the audit log up to and including that entry
 */
public record Move(
        Environment environment,
        @Nullable ModelVersionId before,
        @Nullable ModelVersionId after,
        long revision,
        Digest root) {}
