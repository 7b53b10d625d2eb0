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
    public synchronized CommitResult commit(ModelName model, long expectedRevision, List<String> payloads) {
        openness.require();
        List<String> entries = RecordLine.require(payloads);
        long actual = log(model).size();
        if (expectedRevision != actual) {
            return new CommitResult.Conflict(actual);
        }
        List<LogEntry> log = logs.computeIfAbsent(model, name -> new ArrayList<>());
        entries.forEach(payload -> log.add(new LogEntry(log.size() + 1, payload)));
        return new CommitResult.Committed(log.size());
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
