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

/** The log of one model, with every entry that was read so far. Thread-safe. */
final class ModelLog implements OwnerFolders.Content {
    private final List<LogEntry> entries = new ArrayList<>();
    private final RecordLog log;

    ModelLog(Storage storage, ModelName model, Path folder) {
        log = storage.log(
                folder.resolve("log"),
                RecordFile.Kind.MODEL,
                model.value(),
                (file, record) -> entries.add(new LogEntry(record.revision(), record.payload())));
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
            long latest = log.refresh();
            // a caller may know of revisions that this store lost, or never had
            int from = (int) Math.max(0, Math.min(after, latest));
            return List.copyOf(entries.subList(from, entries.size()));
        }
    }

    /** Who asks for the whole log wants it as it stands on the disk: an audit must not be told what was read long ago. */
    private List<LogEntry> readAnew() {
        List<LogEntry> all = new ArrayList<>();
        log.replay((file, record) -> all.add(new LogEntry(record.revision(), record.payload())));
        return all;
    }

    CommitResult commit(long expected, String payload) {
        return log.commit(expected, payload);
    }
}
