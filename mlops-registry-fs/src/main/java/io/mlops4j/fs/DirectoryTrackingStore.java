// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs;

import io.mlops4j.common.Names;
import io.mlops4j.common.Page;
import io.mlops4j.common.RunId;
import io.mlops4j.core.tracking.RunSearch;
import io.mlops4j.error.NotFoundException;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The experiments and runs of a directory. Thread-safe. */
final class DirectoryTrackingStore implements TrackingStore {
    private final StoreAccess access;
    private final ExperimentFiles experiments;
    private final OwnerFolders<RunId, StoredRun> runs;

    DirectoryTrackingStore(StoreAccess access, Storage storage) {
        this.access = access;
        this.experiments = new ExperimentFiles(storage);
        this.runs = new OwnerFolders<>(
                storage, "runs", RecordFile.Kind.RUN, RunId::of, (id, folder) -> new StoredRun(storage, id, folder));
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
        return runs.open(run).commit(expectedRevision, events);
    }

    @Override
    public void append(RunId run, List<MetricPoint> points) {
        access.requireWritable();
        StoredRun stored = existing(run);
        if (!points.isEmpty()) {
            stored.append(points);
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
}
