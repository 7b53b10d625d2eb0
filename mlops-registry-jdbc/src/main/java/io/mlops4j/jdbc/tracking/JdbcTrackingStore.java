// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.tracking;

import io.mlops4j.common.ExperimentName;
import io.mlops4j.common.Page;
import io.mlops4j.common.RunId;
import io.mlops4j.core.tracking.RunFold;
import io.mlops4j.core.tracking.RunSearch;
import io.mlops4j.error.NotFoundException;
import io.mlops4j.jdbc.sql.CommitIds;
import io.mlops4j.jdbc.sql.Database;
import io.mlops4j.jdbc.sql.Session;
import io.mlops4j.spi.CommitResult;
import io.mlops4j.spi.TrackingStore;
import io.mlops4j.spi.VersionedRun;
import io.mlops4j.tracking.Experiment;
import io.mlops4j.tracking.MetricPoint;
import io.mlops4j.tracking.Run;
import io.mlops4j.tracking.RunEvent;
import io.mlops4j.tracking.RunQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The experiments and runs of a database. Every commit begins by raising the revision of the run's row from the expected
 * one, every append by changing that row. As thread-safe as the database it is given.
 */
public final class JdbcTrackingStore implements TrackingStore {
    private final Database database;
    private final CommitIds commitIds;

    /**
     * Uses a database whose tables exist.
     *
     * @param database the database
     * @param commitIds draws numbers for commits and appends
     */
    public JdbcTrackingStore(Database database, CommitIds commitIds) {
        this.database = database;
        this.commitIds = commitIds;
    }

    @Override
    public Experiment create(Experiment experiment) {
        String what = "create experiment '" + experiment.name() + "'";
        Optional<Experiment> there = database.read(what, session -> find(session, experiment.name()));
        return there.orElseGet(() -> database.write(what, session -> create(session, experiment)));
    }

    @Override
    public List<Experiment> experiments() {
        List<Experiment> all = database.read(
                "list the experiments",
                session -> session.list(
                        "SELECT experiment_name, created_at, created_nanos FROM {experiment}",
                        JdbcTrackingStore::experiment));
        return all.stream().sorted(Comparator.comparing(Experiment::name)).toList();
    }

    @Override
    public CommitResult commit(RunId run, long expectedRevision, List<RunEvent> events) {
        database.requireOpen();
        RunFold.requireShape(expectedRevision, events);
        RunCommit commit = new RunCommit(run, expectedRevision, events, commitIds.draw());
        return database.write("commit to run '" + run + "'", commit::in);
    }

    @Override
    public void append(RunId run, List<MetricPoint> points) {
        PointBatch batch = new PointBatch(run, points, commitIds.draw());
        String what = "append to run '" + run + "'";
        boolean found = database.dialect().changesManyTablesAtOnce()
                ? database.writeAtOnce(what, batch::appendAtOnce)
                : database.write(what, batch::append);
        if (!found) {
            throw missing(run);
        }
    }

    @Override
    public Optional<VersionedRun> find(RunId run) {
        return database.read(
                "read run '" + run + "'",
                session -> RunRows.read(session, List.of(run)).stream().findFirst());
    }

    @Override
    public List<MetricPoint> history(RunId run, String key) {
        List<MetricPoint> points =
                database.read("read the points of run '" + run + "'", session -> history(session, run, key));
        return points.stream().sorted(MetricPoint.BY_RECENCY).toList();
    }

    @Override
    public Page<Run> search(RunQuery query) {
        database.requireOpen();
        // refuses a token that is not of this query before the database is asked
        RunSearch.start(query);
        return database.snapshot("search runs", session -> RunFinder.find(session, query));
    }

    private static Experiment create(Session session, Experiment experiment) throws SQLException {
        Optional<Experiment> there = find(session, experiment.name());
        if (there.isEmpty()) {
            Instant at = experiment.createdAt();
            session.update(
                    "INSERT INTO {experiment} (experiment_name, created_at, created_nanos) VALUES (?, ?, ?)",
                    experiment.name().value(),
                    at.getEpochSecond(),
                    at.getNano());
        }
        return there.orElse(experiment);
    }

    private static Optional<Experiment> find(Session session, ExperimentName name) throws SQLException {
        return session.first(
                "SELECT experiment_name, created_at, created_nanos FROM {experiment} WHERE experiment_name = ?",
                JdbcTrackingStore::experiment,
                name.value());
    }

    private static Experiment experiment(ResultSet row) throws SQLException {
        return new Experiment(
                ExperimentName.of(row.getString(1)), Instant.ofEpochSecond(row.getLong(2), row.getInt(3)));
    }

    private static List<MetricPoint> history(Session session, RunId run, String key) throws SQLException {
        List<MetricPoint> points = PointRows.all(session, run, key);
        if (points.isEmpty()
                && session.first("SELECT revision FROM {run} WHERE run_id = ?", row -> true, run.value())
                        .isEmpty()) {
            throw missing(run);
        }
        return points;
    }

    private static NotFoundException missing(RunId run) {
        return new NotFoundException("Cannot find run '" + run + "': the store has no such run");
    }
}
