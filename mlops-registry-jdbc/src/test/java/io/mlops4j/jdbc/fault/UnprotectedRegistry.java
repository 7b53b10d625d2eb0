// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.fault;

import io.mlops4j.audit.AuditEntry;
import io.mlops4j.common.ModelName;
import io.mlops4j.core.codec.ModelEntryCodec;
import io.mlops4j.spi.CommitResult;
import io.mlops4j.spi.LogEntry;
import io.mlops4j.spi.RegistryStore;
import java.util.List;

/** A store of models that does not care on which revision a commit was decided: it appends whatever it is given. */
record UnprotectedRegistry(RegistryStore store) implements RegistryStore {
    @Override
    public CommitResult commit(ModelName model, long expectedRevision, String payload) {
        CommitResult result = store.commit(model, expectedRevision, payload);
        if (result instanceof CommitResult.Conflict conflict) {
            AuditEntry entry = ModelEntryCodec.decode(model, new LogEntry(expectedRevision + 1, payload));
            AuditEntry moved = new AuditEntry(
                    conflict.actual() + 1,
                    entry.commandId(),
                    entry.actor(),
                    entry.at(),
                    entry.policy(),
                    entry.events());
            return commit(model, conflict.actual(), ModelEntryCodec.encode(model, moved));
        }
        return result;
    }

    @Override
    public List<LogEntry> read(ModelName model, long afterRevision) {
        return store.read(model, afterRevision);
    }

    @Override
    public List<ModelName> models() {
        return store.models();
    }
}
