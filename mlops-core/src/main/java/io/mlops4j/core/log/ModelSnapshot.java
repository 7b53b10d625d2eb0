// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.log;

import io.mlops4j.audit.AuditEntry;
import io.mlops4j.audit.checkpoint.Receipt;
import io.mlops4j.common.Digest;
import io.mlops4j.common.ModelName;
import io.mlops4j.core.checkpoint.CheckpointAuthor;
import io.mlops4j.core.codec.ModelEntryCodec;
import io.mlops4j.core.merkle.MerkleFrontier;
import io.mlops4j.core.state.Evolution;
import io.mlops4j.core.state.ModelState;
import io.mlops4j.error.CorruptRecordException;
import io.mlops4j.spi.LogEntry;
import java.util.List;

/**
 * A model as its log has it at one revision.
 *
 * @param state the fold of the log
 * @param tree the Merkle tree over the log's exact entries
 * @param last the last entry as it is stored; empty if there is none
 * @param path the proof that the last entry is in the tree
 */
public record ModelSnapshot(ModelState state, MerkleFrontier tree, String last, List<Digest> path) {
    static ModelSnapshot nothing(ModelName model) {
        return new ModelSnapshot(Evolution.nothing(model), MerkleFrontier.EMPTY, "", List.of());
    }

    /** Folds in the next entry as the store gave it. */
    ModelSnapshot next(LogEntry stored) {
        AuditEntry entry = ModelEntryCodec.decode(state.name(), stored);
        if (entry.revision() != state.revision() + 1) {
            throw new CorruptRecordException("Cannot read model '" + state.name() + "': entry " + (state.revision() + 1)
                    + " is missing before entry " + entry.revision());
        }
        return next(entry, stored.payload());
    }

    /** Folds in the next entry, which is, or will be, stored as this line. */
    ModelSnapshot next(AuditEntry entry, String stored) {
        return new ModelSnapshot(Evolution.evolve(state, entry), tree.append(stored), stored, tree.inclusionOfNext());
    }

    /**
     * Makes the receipt of the last entry.
     *
     * @param author makes the checkpoint
     * @return the receipt, for the log that ends with the entry
     * @throws IllegalArgumentException if there is no entry
     */
    public Receipt receipt(CheckpointAuthor author) {
        return new Receipt(last, tree.size(), path, author.of(state.name(), tree.size(), tree.root()));
    }
}
