// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.governance;

import io.mlops4j.audit.checkpoint.Receipt;
import io.mlops4j.common.Digest;
import io.mlops4j.common.Environment;
import io.mlops4j.common.ModelName;
import io.mlops4j.common.ModelVersionId;
import org.jspecify.annotations.Nullable;

/**
 * A move of a governed pointer: what changed, and the receipt. Kept outside the store, the receipt shows later whether the audit
 * log up to this move is still the same, and proves the move to whoever has the log's key.
 *
 * @param model the model
 * @param environment where
 * @param before the version that was current, or null if the environment was empty
 * @param after the version that is current now, or null if the environment is empty now
 * @param receipt the entry of the model's audit log that records the move, with the proof that it is the last one of the log
 *     at that moment
 */
public record Move(
        ModelName model,
        Environment environment,
        @Nullable ModelVersionId before,
        @Nullable ModelVersionId after,
        Receipt receipt) {
    /**
     * Gives the place of the entry that records the move.
     *
     * @return its revision, 1 for the first entry of the log
     */
    public long revision() {
        return receipt.revision();
    }

    /**
     * Gives the hash of the log when the pointer had moved.
     *
     * @return the Merkle tree hash (RFC 6962) over the audit log up to and including the entry
     */
    public Digest root() {
        return receipt.checkpoint().root();
    }
}
