// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.transfer;

import io.mlops4j.audit.AuditEntry;
import io.mlops4j.common.Digest;
import io.mlops4j.common.ModelName;
import io.mlops4j.core.codec.ModelEntryCodec;
import io.mlops4j.core.merkle.MerkleFrontier;
import io.mlops4j.core.state.Evolution;
import io.mlops4j.core.state.ModelState;
import io.mlops4j.error.CorruptRecordException;
import io.mlops4j.spi.LogEntry;
import java.util.List;

/** A model's log with what follows from it: the state and the hash of the tree. Pure. */
record ModelHistory(ModelName model, List<String> payloads, ModelState state, Digest root) {
    ModelHistory {
        payloads = List.copyOf(payloads);
    }

    /**
     * Folds a log.
     *
     * @throws CorruptRecordException if an entry is damaged, of another model or in another place, or cannot follow
     *     those before
     */
    static ModelHistory of(ModelName model, List<String> payloads) {
        ModelState state = Evolution.nothing(model);
        MerkleFrontier tree = MerkleFrontier.EMPTY;
        for (String payload : payloads) {
            AuditEntry entry = ModelEntryCodec.decode(model, new LogEntry(tree.size() + 1, payload));
            state = Evolution.evolve(state, entry);
            tree = tree.append(payload);
        }
        return new ModelHistory(model, payloads, state, tree.root());
    }

    static ModelHistory ofStored(ModelName model, List<LogEntry> entries) {
        return of(model, entries.stream().map(LogEntry::payload).toList());
    }
}
