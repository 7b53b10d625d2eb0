// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.checkpoint;

import io.mlops4j.audit.checkpoint.Checkpoint;
import io.mlops4j.audit.checkpoint.CheckpointKey;
import io.mlops4j.common.Digest;
import io.mlops4j.core.merkle.MerkleProofs;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a reader remembers of one log, so that nobody can show it another history later. Immutable: each accepted checkpoint
 * makes the next witness, which the reader keeps where the writer of the store cannot reach it.
 *
 * @param origin the log
 * @param key the key that must have signed each checkpoint, or null to take unsigned ones
 * @param last the last checkpoint seen, or null before the first, which is taken as it is
 */
public record Witness(
        String origin,
        @Nullable CheckpointKey key,
        @Nullable Checkpoint last) {
    /**
     * Starts to watch a log.
     *
     * @param origin the log
     * @param key the key that must sign
     * @return a witness that has seen nothing
     */
    public static Witness of(String origin, CheckpointKey key) {
        return new Witness(origin, key, null);
    }

    /**
     * Looks at a checkpoint.
     *
     * @param shown the checkpoint
     * @param proof the consistency proof from the last one seen; empty if there is none or it has the same size
     * @return what it is
     */
    public Sighting see(Checkpoint shown, List<Digest> proof) {
        if (!shown.origin().equals(origin)) {
            return new Sighting.Foreign("the checkpoint is of '" + shown.origin() + "', not of '" + origin + "'");
        }
        Optional<String> unsigned = key == null ? Optional.empty() : key.objection(shown);
        if (unsigned.isPresent()) {
            return new Sighting.Foreign(unsigned.get());
        }
        if (last == null || last.size() == 0) {
            return new Sighting.Accepted(new Witness(origin, key, shown));
        }
        if (shown.size() < last.size()) {
            return new Sighting.Rollback(last, shown);
        }
        if (shown.size() == last.size() && !shown.root().equals(last.root())) {
            return new Sighting.Fork(last, shown);
        }
        Checkpoint seen = last;
        return MerkleProofs.consistency(seen.size(), seen.root(), shown.size(), shown.root(), proof)
                .<Sighting>map(reason -> new Sighting.Unproven(seen, shown, reason))
                .orElseGet(() -> new Sighting.Accepted(new Witness(origin, key, shown)));
    }
}
