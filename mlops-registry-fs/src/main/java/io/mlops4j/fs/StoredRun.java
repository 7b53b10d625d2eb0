// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs;

import io.mlops4j.common.RunId;
import io.mlops4j.core.codec.RunEventCodec;
import io.mlops4j.core.tracking.RunFold;
import io.mlops4j.fs.file.MetricFiles;
import io.mlops4j.fs.file.OwnerFolders;
import io.mlops4j.fs.file.RecordFile;
import io.mlops4j.fs.file.RecordLog;
import io.mlops4j.fs.file.Storage;
import io.mlops4j.spi.CommitResult;
import io.mlops4j.spi.VersionedRun;
import io.mlops4j.tracking.MetricPoint;
import io.mlops4j.tracking.RunEvent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One run: its log of events and its segments of points, folded as far as they were read. Thread-safe. */
final class StoredRun implements OwnerFolders.Content {
    private final RunId id;
    private final RecordLog log;
    private final MetricFiles metrics;
    private @Nullable RunFold fold;
    private @Nullable VersionedRun folded;

    StoredRun(Storage storage, RunId id, Path folder, MetricFiles.Sync sync) {
        this.id = id;
        this.log = storage.log(folder.resolve("log"), RecordFile.Kind.RUN, id.value(), this::fold);
        this.metrics = storage.metrics(folder.resolve("metrics"), id, sync);
    }

    @Override
    public boolean exists() {
        return log.exists();
    }

    /** Reads the run; empty if it was never started. */
    Optional<VersionedRun> read() {
        synchronized (log) {
            long revision = log.refresh();
            RunFold sofar = fold;
            if (sofar == null) {
                return Optional.empty();
            }
            metrics.readNew(points -> {
                sofar.addPoints(points);
                folded = null;
            });
            VersionedRun known = folded;
            if (known == null || known.revision() != revision) {
                known = new VersionedRun(sofar.run(), revision);
                folded = known;
            }
            return Optional.of(known);
        }
    }

    CommitResult commit(long expected, List<RunEvent> events) {
        return log.commit(expected, RunEventCodec.encode(events));
    }

    void append(List<MetricPoint> points) {
        metrics.append(points);
    }

    /** Makes durable what this handle has appended. */
    void force() {
        metrics.force();
    }

    /** Keeps no file open. */
    void release() {
        metrics.release();
    }

    /** Reads every point of a metric, which is kept on the disk alone. */
    List<MetricPoint> history(String key) {
        List<MetricPoint> history = new ArrayList<>();
        Consumer<List<MetricPoint>> collector = points ->
                points.stream().filter(point -> point.key().equals(key)).forEach(history::add);
        log.replay((file, record) -> {
            for (RunEvent event : events(file, record)) {
                if (event instanceof RunEvent.MetricsLogged logged) {
                    collector.accept(logged.points());
                }
            }
        });
        metrics.readAll(collector);
        history.sort(MetricPoint.BY_RECENCY);
        return history;
    }

    private void fold(Path file, RecordFile record) {
        List<RunEvent> events = events(file, record);
        RunFold sofar = fold;
        if (sofar == null) {
            fold = RunFold.of(id, events);
        } else {
            events.forEach(sofar::add);
        }
    }

    private static List<RunEvent> events(Path file, RecordFile record) {
        return RunEventCodec.decode("'" + file + "'", record.payload());
    }
}
