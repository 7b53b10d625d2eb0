// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs.maintenance;

import io.mlops4j.fs.file.FileNames;
import io.mlops4j.fs.file.RecordFile;
import io.mlops4j.fs.file.RecordLog;
import io.mlops4j.fs.file.Storage;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads every record of a log, also behind one that is damaged or missing. */
final class LogCheck {
    /** Takes what a sound record says. May throw if it says nothing sensible. */
    interface Reader {
        void read(Path file, RecordFile record);
    }

    private final Storage storage;
    private final Findings findings;

    LogCheck(Storage storage, Findings findings) {
        this.storage = storage;
        this.findings = findings;
    }

    /**
     * Reads a log.
     *
     * @param owned the folder of whose it is
     * @param kind what its records must be
     * @param reader takes the sound ones, in order
     * @return whose it is; empty if nothing says so, or if there is no record
     */
    String read(Path owned, RecordFile.Kind kind, Reader reader) {
        Path folder = owned.resolve("log");
        String owner = FileNames.nameOf(owned.getFileName().toString()).orElse("");
        @Nullable RecordFile before = null;
        long expected = 1;
        for (Map.Entry<Long, Path> numbered : files(folder).entrySet()) {
            long missing = numbered.getKey() - expected;
            if (missing > 0) {
                // one finding, however many: the next number may be anything
                findings.missing(
                        RecordLog.file(folder, expected),
                        missing + " missing from there on, before " + numbered.getValue());
                before = null;
            }
            before = read(owned, numbered.getValue(), kind, numbered.getKey(), before, reader);
            owner = before == null ? owner : before.owner();
            expected = numbered.getKey() + 1;
        }
        if (expected == 1) {
            if (!findings.isBad(folder)) {
                findings.leftover(RecordLog.file(folder, 1), "it was never written, or was removed");
            }
            return "";
        }
        return owner;
    }

    /** Reads one record. Returns null if it is not sound. */
    private @Nullable RecordFile read(
            Path owned, Path file, RecordFile.Kind kind, long number, @Nullable RecordFile before, Reader reader) {
        return findings.read(file, () -> {
            RecordFile record = storage.record(file).orElseThrow(() -> Storage.corrupt(file, "it has just gone"));
            record.require(file, kind, number, previous(record, number, before));
            if (!owned.endsWith(FileNames.of(record.owner()))) {
                throw Storage.corrupt(file, "it belongs to '" + record.owner() + "', whose folder is another");
            }
            reader.read(file, record);
            return record;
        });
    }

    private static String previous(RecordFile record, long number, @Nullable RecordFile before) {
        if (number == 1) {
            return RecordFile.NONE;
        }
        // who follows a damaged record is not damaged for that
        return before == null ? record.previous() : before.digest();
    }

    /** Lists the records by number. */
    private SortedMap<Long, Path> files(Path folder) {
        Findings first = new Findings();
        SortedMap<Long, Path> files = files(folder, first);
        if (!files.isEmpty() && files.lastKey() > files.size()) {
            // a folder that is written to may be listed with a newer name and without an older one, but not twice
            first = new Findings();
            files = files(folder, first);
        }
        findings.addAll(first);
        return files;
    }

    private SortedMap<Long, Path> files(Path folder, Findings listing) {
        SortedMap<Long, Path> files = new TreeMap<>();
        for (Path part : listing.list(folder, () -> storage.list(folder))) {
            for (Path file : listing.list(part, () -> storage.list(part))) {
                Long number = listing.look(file, () -> RecordLog.number(folder, file));
                if (number != null) {
                    files.put(number, file);
                }
            }
        }
        return files;
    }
}
