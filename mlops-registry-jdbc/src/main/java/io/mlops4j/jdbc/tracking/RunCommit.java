// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.tracking;

import io.mlops4j.common.RunId;
import io.mlops4j.error.CorruptRecordException;
import io.mlops4j.jdbc.sql.Session;
import io.mlops4j.spi.CommitResult;
import io.mlops4j.tracking.Run;
import io.mlops4j.tracking.RunEvent;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Events of a run that are committed together, and what they do to its rows. Not changed after it was made. */
final class RunCommit {
    private final RunId run;
    private final long revision;
    private final long commitId;
    private final List<RunEvent> lifecycle = new ArrayList<>();
    private final Recordings recordings;

    RunCommit(RunId run, long expectedRevision, List<RunEvent> events, long commitId) {
        this.run = run;
        this.revision = expectedRevision + 1;
        this.commitId = commitId;
        this.recordings = new Recordings(run);
        for (RunEvent event : events) {
            if (RunLifecycle.concerns(event)) {
                lifecycle.add(event);
            } else {
                recordings.add(event);
            }
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
        if (isStart()) {
            recordings.writeFirst(session, commitId);
        } else {
            recordings.write(session, commitId);
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
                recordings.points(),
                RunLifecycle.encode(started));
        return true;
    }

    private boolean raised(Session session) throws SQLException {
        boolean first = session.update(
                        "UPDATE {run} SET revision = revision + 1, points = points + ? WHERE run_id = ? AND revision = ?",
                        recordings.points(),
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
}
