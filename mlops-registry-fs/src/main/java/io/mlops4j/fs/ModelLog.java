// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs;

import io.mlops4j.common.ModelName;
import io.mlops4j.fs.file.OwnerFolders;
import io.mlops4j.fs.file.RecordFile;
import io.mlops4j.fs.file.RecordLog;
import io.mlops4j.fs.file.Storage;
import io.mlops4j.spi.CommitResult;
import io.mlops4j.spi.LogEntry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The log of one model, with every entry that was read so far. A record holds the entries that were committed together; the
 * revision of an entry is its place among the entries of all records. Thread-safe.
 */
final class ModelLog implements OwnerFolders.Content {
    private final List<LogEntry> entries = new ArrayList<>();
    private final RecordLog log;

    ModelLog(Storage storage, ModelName model, Path folder) {
        log = storage.log(
                folder.resolve("log"), RecordFile.Kind.MODEL, model.value(), (file, record) -> addAll(entries, record));
    }

    @Override
    public boolean exists() {
        return log.exists();
    }

    List<LogEntry> read(long after) {
        if (after == 0) {
            return readAnew();
        }
        synchronized (log) {
            log.refresh();
            // a caller may know of revisions that this store lost, or never had
            int from = (int) Math.max(0, Math.min(after, entries.size()));
            return List.copyOf(entries.subList(from, entries.size()));
        }
    }

    /** Who asks for the whole log wants it as it stands on the disk: an audit must not be told what was read long ago. */
    private List<LogEntry> readAnew() {
        List<LogEntry> all = new ArrayList<>();
        log.replay((file, record) -> addAll(all, record));
        return all;
    }

    CommitResult commit(long expected, List<String> payloads) {
        long records;
        synchronized (log) {
            if (entries.size() != expected) {
                log.refresh();
            }
            if (entries.size() != expected) {
                return new CommitResult.Conflict(entries.size());
            }
            records = log.latest();
        }
        // whatever else is committed meanwhile moves the log on from these records
        if (log.commit(records, payloads) instanceof CommitResult.Committed) {
            return new CommitResult.Committed(expected + payloads.size());
        }
        synchronized (log) {
            return new CommitResult.Conflict(entries.size());
        }
    }

    private static void addAll(List<LogEntry> entries, RecordFile record) {
        record.payloads().forEach(payload -> entries.add(new LogEntry(entries.size() + 1, payload)));
    }
}
