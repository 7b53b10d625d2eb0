// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.checkpoint;

import io.mlops4j.audit.checkpoint.CheckpointKey;
import io.mlops4j.audit.checkpoint.Receipt;
import io.mlops4j.core.merkle.MerkleProofs;
import io.mlops4j.core.merkle.TreeHash;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Judges receipts without the store that gave them. */
public final class ReceiptProof {
    private ReceiptProof() {}

    /**
     * Judges whether the entry is in the log that the receipt's checkpoint is of.
     *
     * @param receipt the receipt
     * @return why not, or empty if it is
     */
    public static Optional<String> objection(Receipt receipt) {
        return MerkleProofs.inclusion(
                TreeHash.leaf(receipt.entry().getBytes(StandardCharsets.UTF_8)),
                receipt.revision() - 1,
                receipt.checkpoint().size(),
                receipt.path(),
                receipt.checkpoint().root());
    }

    /**
     * Judges the same of a log that the key has signed.
     *
     * @param receipt the receipt
     * @param key the key of the log
     * @return why not, or empty if it is
     */
    public static Optional<String> objection(Receipt receipt, CheckpointKey key) {
        return objection(receipt).or(() -> key.objection(receipt.checkpoint()));
    }
}
