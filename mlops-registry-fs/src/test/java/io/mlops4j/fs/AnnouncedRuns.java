// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs;

import io.mlops4j.common.ExperimentName;
import io.mlops4j.common.RunId;
import io.mlops4j.fs.file.AnnouncementReader;
import io.mlops4j.fs.file.IndexFile;
import io.mlops4j.fs.file.Storage;
import io.mlops4j.spi.Backend;
import io.mlops4j.spi.TrackingStore;
import io.mlops4j.tracking.RunEvent;
import io.mlops4j.tracking.RunQuery;
import io.mlops4j.tracking.RunStatus;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;

/**
 * Runs that have changed since the index of a store was saved, which only announcements tell: those of a writer that has
 * ended, and those of one that has died.
 */
final class AnnouncedRuns {
    private static final Instant NOW = Instant.parse("2025-01-01T00:00:00Z");

    private AnnouncedRuns() {}

    /** Adds such runs to a store, an index that is older, and what announces them. */
    static void addTo(Path root) {
        try (Backend backend = DirectoryBackend.at(root)) {
            start(backend.tracking(), "announced-1");
            start(backend.tracking(), "announced-2");
        }
        saveIndex(root);
        try (Backend backend = DirectoryBackend.at(root)) {
            finish(backend.tracking(), "announced-1");
        }
        // not closed, as if it had died
        finish(DirectoryBackend.at(root).tracking(), "announced-2");
    }

    /** Saves the index as a search does once enough has changed. */
    static void saveIndex(Path root) {
        Storage storage = Storage.at(root, null);
        AnnouncementReader announced = storage.announced(root.resolve("writers"));
        announced.skipEnded();
        try (Backend backend = DirectoryBackend.at(root)) {
            SharedTexts shared = new SharedTexts();
            List<IndexedRun> runs = RandomRuns.allPages(backend.tracking(), RunQuery.all()).stream()
                    .map(run -> IndexedRun.of(run, shared))
                    .toList();
            String storeId = StoreFormat.find(storage).orElseThrow().storeId();
            storage.index(root.resolve("index/runs.idx"), storeId)
                    .save(new IndexFile.Content(announced.ended(), IndexCodec.encode(runs)));
        }
    }

    private static void start(TrackingStore store, String run) {
        ExperimentName experiment = ExperimentName.of("trees");
        store.commit(RunId.of(run), 0, List.of(new RunEvent.Started(experiment, run, null, new TreeMap<>(), NOW)));
    }

    private static void finish(TrackingStore store, String run) {
        store.commit(RunId.of(run), 1, List.of(new RunEvent.Ended(RunStatus.FINISHED, "", NOW)));
    }
}
