// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.tracking;

import io.mlops4j.artifact.Artifact;
import io.mlops4j.common.ArtifactPath;
import io.mlops4j.common.Digest;
import io.mlops4j.common.RunId;
import io.mlops4j.core.codec.RunEventCodec;
import io.mlops4j.error.CorruptRecordException;
import io.mlops4j.jdbc.sql.Session;
import io.mlops4j.spi.CommitResult;
import io.mlops4j.tracking.DatasetInput;
import io.mlops4j.tracking.MetricPoint;
import io.mlops4j.tracking.Run;
import io.mlops4j.tracking.RunEvent;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Events of a run that are committed together, and what they do to its rows. Not changed after it was made. */
final class RunCommit {
    private final RunId run;
    private final long revision;
    private final long commitId;
    private final List<RunEvent> lifecycle = new ArrayList<>();
    private final SortedMap<String, String> params = new TreeMap<>();
    private final SortedMap<String, String> tags = new TreeMap<>();
    private final List<MetricPoint> points = new ArrayList<>();
    private final List<DatasetInput> inputs = new ArrayList<>();
    private final SortedMap<ArtifactPath, Artifact> artifacts = new TreeMap<>();

    /** What makes two logged inputs the same. */
    private record InputKey(DatasetInput.Dataset dataset, String usage) {}

    RunCommit(RunId run, long expectedRevision, List<RunEvent> events, long commitId) {
        this.run = run;
        this.revision = expectedRevision + 1;
        this.commitId = commitId;
        events.forEach(this::sort);
    }

    private void sort(RunEvent event) {
        if (RunLifecycle.concerns(event)) {
            lifecycle.add(event);
        } else if (event instanceof RunEvent.ParamsSet set) {
            params.putAll(set.params());
        } else if (event instanceof RunEvent.TagsSet set) {
            tags.putAll(set.tags());
        } else if (event instanceof RunEvent.MetricsLogged logged) {
            points.addAll(logged.points());
        } else if (event instanceof RunEvent.InputsLogged logged) {
            inputs.addAll(logged.inputs());
        } else if (event instanceof RunEvent.ArtifactsLogged logged) {
            logged.artifacts().forEach(artifact -> artifacts.put(artifact.path(), artifact));
        }
    }

    /** Runs the commit; may be run again in another transaction. */
    CommitResult in(Session session) throws SQLException {
        if (!(isStart() ? created(session) : raised(session))) {
            return session.mayHaveHappened() && isMine(session)
                    ? new CommitResult.Committed(revision)
                    : new CommitResult.Conflict(current(session));
        }
        session.update(
                "INSERT INTO {run_commit} (run_id, revision, commit_id) VALUES (?, ?, ?)",
                run.value(),
                revision,
                commitId);
        writeTexts(session, "param", params);
        writeTexts(session, "tag", tags);
        writeInputs(session);
        writeArtifacts(session);
        if (isStart()) {
            PointRows.addFirst(session, run, points, commitId);
        } else {
            PointRows.add(session, run, points, commitId);
        }
        return new CommitResult.Committed(revision);
    }

    private boolean isStart() {
        return revision == 1;
    }

    /** If another transaction starts the run meanwhile, the insert fails on its key, and the work is run again. */
    private boolean created(Session session) throws SQLException {
        if (current(session) > 0) {
            return false;
        }
        Run started = RunLifecycle.fold(run, lifecycle);
        Instant at = started.startedAt();
        session.update(
                "INSERT INTO {run} (run_id, revision, experiment_name, run_name, name_order, parent_id, status,"
                        + " started_at, started_nanos, ended_at, deleted, points, lifecycle)"
                        + " VALUES (?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                run.value(),
                started.experiment().value(),
                started.name(),
                TextOrder.of(session.dialect(), started.name()),
                started.parent() == null ? null : started.parent().value(),
                started.status().name(),
                at.getEpochSecond(),
                at.getNano(),
                endedAt(started),
                started.isDeleted() ? 1 : 0,
                points.size(),
                RunLifecycle.encode(started));
        return true;
    }

    private boolean raised(Session session) throws SQLException {
        boolean first = session.update(
                        "UPDATE {run} SET revision = revision + 1, points = points + ? WHERE run_id = ? AND revision = ?",
                        points.size(),
                        run.value(),
                        revision - 1)
                == 1;
        if (first && !lifecycle.isEmpty()) {
            writeLifecycle(session);
        }
        return first;
    }

    private void writeLifecycle(Session session) throws SQLException {
        String line = session.first(
                        "SELECT lifecycle FROM {run} WHERE run_id = ?", row -> row.getString(1), run.value())
                .orElseThrow(() -> new CorruptRecordException("Cannot read run '" + run + "': its row is missing"));
        List<RunEvent> events = new ArrayList<>(RunLifecycle.decode(run, line));
        events.addAll(lifecycle);
        Run now = RunLifecycle.fold(run, events);
        session.update(
                "UPDATE {run} SET status = ?, ended_at = ?, deleted = ?, lifecycle = ? WHERE run_id = ?",
                now.status().name(),
                endedAt(now),
                now.isDeleted() ? 1 : 0,
                RunLifecycle.encode(now),
                run.value());
    }

    private static @Nullable Long endedAt(Run run) {
        return run.endedAt() == null ? null : run.endedAt().getEpochSecond();
    }

    private boolean isMine(Session session) throws SQLException {
        return session.first(
                        "SELECT commit_id FROM {run_commit} WHERE run_id = ? AND revision = ?",
                        row -> row.getLong(1) == commitId,
                        run.value(),
                        revision)
                .orElse(false);
    }

    private long current(Session session) throws SQLException {
        return session.first("SELECT revision FROM {run} WHERE run_id = ?", row -> row.getLong(1), run.value())
                .orElse(0L);
    }

    private void writeTexts(Session session, String table, Map<String, String> texts) throws SQLException {
        List<@Nullable Object[]> keys = new ArrayList<>();
        List<@Nullable Object[]> rows = new ArrayList<>();
        texts.forEach((key, value) -> {
            keys.add(new @Nullable Object[] {run.value(), key});
            rows.add(new @Nullable Object[] {
                run.value(), key, value, TextOrder.start(value), TextOrder.of(session.dialect(), value)
            });
        });
        if (!isStart()) {
            session.each("DELETE FROM {" + table + "} WHERE run_id = ? AND " + table + "_key = ?", keys);
        }
        session.insert(
                "{" + table + "} (run_id, " + table + "_key, " + table + "_value, value_start, value_order)", rows);
    }

    private void writeArtifacts(Session session) throws SQLException {
        List<@Nullable Object[]> keys = new ArrayList<>();
        List<@Nullable Object[]> rows = new ArrayList<>();
        artifacts.forEach((path, artifact) -> {
            String key = Digest.of(path.value()).hex();
            keys.add(new @Nullable Object[] {run.value(), key});
            rows.add(new @Nullable Object[] {
                run.value(), key, path.value(), artifact.digest().hex(), artifact.size()
            });
        });
        if (!isStart()) {
            session.each("DELETE FROM {artifact} WHERE run_id = ? AND path_digest = ?", keys);
        }
        session.insert("{artifact} (run_id, path_digest, path, digest, size_bytes)", rows);
    }

    private void writeInputs(Session session) throws SQLException {
        if (inputs.isEmpty()) {
            return;
        }
        Set<InputKey> known = new HashSet<>(session.list(
                "SELECT dataset_name, dataset_version, digest, used_for FROM {dataset} WHERE run_id = ?",
                row -> new InputKey(
                        new DatasetInput.Dataset(row.getString(1), row.getString(2), new Digest(row.getString(3))),
                        row.getString(4)),
                run.value()));
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (DatasetInput input : inputs) {
            int place = known.size();
            if (known.add(new InputKey(input.dataset(), input.usage()))) {
                rows.add(row(place, input));
            }
        }
        session.insert(
                "{dataset} (run_id, place, used_for, dataset_name, dataset_version, digest, row_count, source, payload)",
                rows);
    }

    private @Nullable Object[] row(int place, DatasetInput input) {
        return new @Nullable Object[] {
            run.value(),
            place,
            input.usage(),
            input.dataset().name(),
            input.dataset().version(),
            input.dataset().digest().hex(),
            input.rowCount() == DatasetInput.UNKNOWN_ROWS ? null : input.rowCount(),
            input.source(),
            RunEventCodec.encode(List.of(new RunEvent.InputsLogged(List.of(input))))
        };
    }
}
