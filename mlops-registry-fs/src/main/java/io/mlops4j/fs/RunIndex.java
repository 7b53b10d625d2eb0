// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs;

import io.mlops4j.common.Page;
import io.mlops4j.common.RunId;
import io.mlops4j.core.tracking.RunSearch;
import io.mlops4j.error.CorruptRecordException;
import io.mlops4j.fs.file.AnnouncementReader;
import io.mlops4j.fs.file.EndedWriters;
import io.mlops4j.fs.file.IndexFile;
import io.mlops4j.fs.file.OwnerFolders;
import io.mlops4j.spi.VersionedRun;
import io.mlops4j.tracking.Run;
import io.mlops4j.tracking.RunQuery;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What searches look at of all runs, kept in memory and brought up to date before each search. Writers announce the runs
 * that they write to; those are read again, and no others. Thread-safe.
 */
final class RunIndex {
    /** So many runs are read in the time that nobody minds to wait for when a store is opened. */
    private static final int UNSAVED = 1_000;

    /** A part of all runs, so that saving takes a constant share of the time. */
    private static final int UNSAVED_SHARE = 8;

    /** Only runs that change without being announced make a search start over. */
    private static final int MAX_ATTEMPTS = 10;

    private final StoreAccess access;
    private final OwnerFolders<RunId, StoredRun> runs;
    private final AnnouncementReader announced;
    private final IndexFile file;
    private final ShownRuns shown;
    private final SharedTexts shared = new SharedTexts();
    private final Map<RunId, IndexedRun> indexed = new HashMap<>();
    private final Map<RunId, Open> open = new HashMap<>();
    private final Set<RunId> changed = new HashSet<>();
    private boolean begun;

    /** Whether there are announcements that could not be read, so that any run may have changed. */
    private boolean uncertain;

    private int unsaved;
    private @Nullable Collection<IndexedRun> current;

    /** A run that is being written to by somebody, and what was last read of it. */
    private static final class Open {
        private final StoredRun run;
        private @Nullable VersionedRun last;

        Open(StoredRun run) {
            this.run = run;
        }
    }

    RunIndex(StoreAccess access, OwnerFolders<RunId, StoredRun> runs, AnnouncementReader announced, IndexFile file) {
        this.access = access;
        this.runs = runs;
        this.announced = announced;
        this.file = file;
        this.shown = new ShownRuns(runs);
    }

    Page<Run> search(RunQuery query) {
        for (int attempt = 1; ; attempt++) {
            Page<IndexedRun> page = RunSearch.page(refreshed(), query);
            List<Run> found = new ArrayList<>();
            for (IndexedRun one : page.items()) {
                Optional<Run> run = shown.find(one, attempt >= MAX_ATTEMPTS);
                if (run.isEmpty()) {
                    suspect(one.id());
                    break;
                }
                found.add(run.get());
            }
            if (found.size() == page.items().size()) {
                return new Page<>(found, page.nextToken());
            }
        }
    }

    /** Records that the index is not what the records say, which it therefore has to be made of again. */
    private synchronized void suspect(RunId run) {
        changed.add(run);
    }

    private synchronized Collection<IndexedRun> refreshed() {
        if (!begun) {
            begin();
            begun = true;
        }
        changed.addAll(open.keySet());
        uncertain |= !announced.readNew(name -> changed.add(RunId.of(name)));
        boolean certain = !uncertain;
        if (!certain) {
            changed.addAll(runs.names());
            changed.addAll(indexed.keySet());
            uncertain = false;
        }
        Set<String> writing = announced.open();
        for (RunId run : List.copyOf(changed)) {
            refresh(run, writing.contains(run.value()));
            changed.remove(run);
        }
        if (certain && unsaved > Math.max(UNSAVED, indexed.size() / UNSAVED_SHARE) && access.isWritable()) {
            file.save(new IndexFile.Content(announced.ended(), IndexCodec.encode(indexed.values())));
            unsaved = 0;
        }
        Collection<IndexedRun> now = current;
        if (now == null) {
            now = List.of(indexed.values().toArray(IndexedRun[]::new));
            current = now;
        }
        return now;
    }

    /** What is announced from here on is read later; so what is read now may be old, but is never taken for new. */
    private void begin() {
        List<RunId> names;
        Optional<List<IndexedRun>> saved = saved();
        if (saved.isPresent()) {
            saved.get().forEach(run -> indexed.put(run.id(), run));
            names = runs.names();
            indexed.keySet().retainAll(new HashSet<>(names));
        } else {
            announced.skipEnded();
            names = runs.names();
        }
        for (RunId name : names) {
            if (!indexed.containsKey(name)) {
                changed.add(name);
            }
        }
    }

    private Optional<List<IndexedRun>> saved() {
        Optional<IndexFile.Content> content = file.find();
        if (content.isEmpty() || !announced.skipEnded(content.get().ended())) {
            return Optional.empty();
        }
        try {
            return Optional.of(decode(content.get()));
        } catch (CorruptRecordException e) {
            return Optional.empty();
        }
    }

    /**
     * Reads the saved index of a store to its end.
     *
     * @return the writers whose changes are in it; empty if there is none
     * @throws CorruptRecordException if it is not of any use
     */
    static Optional<EndedWriters> check(IndexFile file) {
        return file.read().map(content -> {
            decode(content);
            return content.ended();
        });
    }

    private static List<IndexedRun> decode(IndexFile.Content content) {
        try {
            return IndexCodec.decode(content.bytes());
        } catch (IOException e) {
            throw new CorruptRecordException("Cannot read the saved index: " + e.getMessage(), e);
        }
    }

    private void refresh(RunId id, boolean writing) {
        Open before = open.get(id);
        Open now = before != null ? before : new Open(runs.look(id));
        VersionedRun last = now.last;
        VersionedRun read = now.run.read().orElse(null);
        now.last = read;
        if (read == null) {
            if (indexed.remove(id) != null) {
                current = null;
            }
        } else if (!read.equals(last)) {
            IndexedRun next = IndexedRun.of(read.run(), shared);
            indexed.put(id, next);
            shown.keep(next, read.run());
            current = null;
            // what is being written to is read anew by whoever opens the store, saved or not
            unsaved += writing ? 0 : 1;
        }
        if (writing) {
            open.put(id, now);
        } else {
            open.remove(id);
        }
    }
}
