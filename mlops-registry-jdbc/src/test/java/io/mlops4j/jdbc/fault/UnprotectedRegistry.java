// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.fault;

import io.mlops4j.audit.AuditEntry;
import io.mlops4j.common.ModelName;
import io.mlops4j.core.codec.ModelEntryCodec;
import io.mlops4j.spi.CommitResult;
import io.mlops4j.spi.LogEntry;
import io.mlops4j.spi.RegistryStore;
import java.util.List;
import java.util.stream.IntStream;

/** A store of models that does not care on which revision a commit was decided: it appends whatever it is given. */
record UnprotectedRegistry(RegistryStore store) implements RegistryStore {
    @Override
    public CommitResult commit(ModelName model, long expectedRevision, List<String> payloads) {
        CommitResult result = store.commit(model, expectedRevision, payloads);
        if (result instanceof CommitResult.Conflict conflict) {
            List<String> moved = IntStream.range(0, payloads.size())
                    .mapToObj(i -> moved(model, payloads.get(i), expectedRevision + 1 + i, conflict.actual() + 1 + i))
                    .toList();
            return commit(model, conflict.actual(), moved);
        }
        return result;
    }

    private static String moved(ModelName model, String payload, long from, long to) {
        AuditEntry entry = ModelEntryCodec.decode(model, new LogEntry(from, payload));
        return ModelEntryCodec.encode(
                model,
                new AuditEntry(to, entry.commandId(), entry.actor(), entry.at(), entry.policy(), entry.events()));
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
