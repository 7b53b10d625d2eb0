// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs;

import io.mlops4j.common.Names;
import io.mlops4j.common.Page;
import io.mlops4j.common.RunId;
import io.mlops4j.core.tracking.RunSearch;
import io.mlops4j.error.NotFoundException;
import io.mlops4j.fs.file.Announcements;
import io.mlops4j.fs.file.IndexFile;
import io.mlops4j.fs.file.MetricFiles;
import io.mlops4j.fs.file.OwnerFolders;
import io.mlops4j.fs.file.RecordFile;
import io.mlops4j.fs.file.Storage;
import io.mlops4j.spi.CommitResult;
import io.mlops4j.spi.TrackingStore;
import io.mlops4j.spi.VersionedRun;
import io.mlops4j.tracking.Experiment;
import io.mlops4j.tracking.MetricPoint;
import io.mlops4j.tracking.Run;
import io.mlops4j.tracking.RunEvent;
import io.mlops4j.tracking.RunQuery;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The experiments and runs of a directory. Thread-safe. */
final class DirectoryTrackingStore implements TrackingStore {
    private final StoreAccess access;
    private final ExperimentFiles experiments;
    private final OwnerFolders<RunId, StoredRun> runs;

    /** Both absent in a store whose writers do not announce what they write to. */
    private final @Nullable Announcements announcements;

    private final @Nullable RunIndex index;
    private final IndexFile savedIndex;

    DirectoryTrackingStore(StoreAccess access, Storage storage, StoreFormat format, MetricDurability metrics) {
        this.access = access;
        this.experiments = new ExperimentFiles(storage);
        MetricFiles.Sync sync = metrics == MetricDurability.DURABLE ? MetricFiles.Sync.EACH : MetricFiles.Sync.LATER;
        this.runs = new OwnerFolders<>(
                storage,
                "runs",
                RecordFile.Kind.RUN,
                RunId::of,
                (id, folder) -> new StoredRun(storage, id, folder, sync));
        Path writers = storage.root().resolve("writers");
        Path saved = storage.root().resolve("index").resolve("runs.idx");
        boolean announced = format.announcesWrites();
        this.announcements = announced ? storage.announcements(writers, new Releasing()) : null;
        this.savedIndex = storage.index(saved, format.storeId());
        this.index = announced ? new RunIndex(access, runs, storage.announced(writers), savedIndex) : null;
    }

    IndexFile savedIndex() {
        return savedIndex;
    }

    void close() {
        runs.remembered().forEach(StoredRun::force);
        runs.remembered().forEach(StoredRun::release);
        if (announcements != null) {
            announcements.close();
        }
    }

    @Override
    public Experiment create(Experiment experiment) {
        access.requireWritable();
        return experiments.create(experiment);
    }

    @Override
    public List<Experiment> experiments() {
        access.requireOpen();
        return experiments.list();
    }

    @Override
    public CommitResult commit(RunId run, long expectedRevision, List<RunEvent> events) {
        access.requireWritable();
        requireFoldable(run, expectedRevision, events);
        boolean ends = events.stream().anyMatch(event -> event instanceof RunEvent.Ended);
        if (announcements == null) {
            return commit(runs.open(run), expectedRevision, events, ends);
        }
        Announcements.Announced announced = announcements.begin(run.value());
        boolean ended = false;
        try {
            CommitResult result = commit(runs.open(run), expectedRevision, events, ends);
            ended = ends && result instanceof CommitResult.Committed;
            return result;
        } finally {
            if (ended) {
                announcements.finish(announced);
            } else {
                announcements.end(announced);
            }
        }
    }

    /** A run whose end is durable has all its points. */
    private static CommitResult commit(StoredRun run, long expectedRevision, List<RunEvent> events, boolean ends) {
        if (ends) {
            run.force();
        }
        return run.commit(expectedRevision, events);
    }

    @Override
    public void append(RunId run, List<MetricPoint> points) {
        access.requireWritable();
        StoredRun stored = existing(run);
        if (points.isEmpty()) {
            return;
        }
        if (announcements == null) {
            stored.append(points);
            return;
        }
        Announcements.Announced announced = announcements.begin(run.value());
        try {
            // once more: what is announced is not forgotten
            runs.open(run).append(points);
        } finally {
            announcements.end(announced);
        }
    }

    @Override
    public Optional<VersionedRun> find(RunId run) {
        access.requireOpen();
        return runs.find(run).flatMap(StoredRun::read);
    }

    @Override
    public List<MetricPoint> history(RunId run, String key) {
        access.requireOpen();
        return existing(run).history(key);
    }

    @Override
    public Page<Run> search(RunQuery query) {
        access.requireOpen();
        if (index != null) {
            return index.search(query);
        }
        List<Run> all = new ArrayList<>();
        for (StoredRun run : runs.all().values()) {
            run.read().ifPresent(read -> all.add(read.run()));
        }
        return RunSearch.search(all, query);
    }

    private StoredRun existing(RunId run) {
        return runs.find(run)
                .orElseThrow(() -> new NotFoundException("Cannot find run '" + run + "': the store has no such run"));
    }

    /** Refuses what could be written but never be read again. */
    private static void requireFoldable(RunId run, long expectedRevision, List<RunEvent> events) {
        for (int i = 0; i < events.size(); i++) {
            if (events.get(i) instanceof RunEvent.Started != (expectedRevision == 0 && i == 0)) {
                throw Names.invalid("events of run " + run, events.get(i), "the start comes first, and once");
            }
        }
        if (events.isEmpty()) {
            throw Names.invalid("events of run " + run, "none", "at least one");
        }
    }

    /** Keeps no file of a run open that is not written to, and forgets runs that have ended: there may be any number. */
    private final class Releasing implements Announcements.Listener {
        @Override
        public void idle(String name) {
            runs.known(RunId.of(name)).ifPresent(StoredRun::release);
        }

        @Override
        public void finished(String name) {
            idle(name);
            runs.forget(RunId.of(name));
        }
    }
}
