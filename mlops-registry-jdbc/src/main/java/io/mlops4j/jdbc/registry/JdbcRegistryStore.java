// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.registry;

import io.mlops4j.common.ModelName;
import io.mlops4j.core.codec.RecordLine;
import io.mlops4j.jdbc.sql.CommitIds;
import io.mlops4j.jdbc.sql.Database;
import io.mlops4j.jdbc.sql.Session;
import io.mlops4j.spi.CommitResult;
import io.mlops4j.spi.LogEntry;
import io.mlops4j.spi.RegistryStore;
import java.sql.SQLException;
import java.util.List;

/**
 * The models of a database. Every commit begins by raising the revision of the model's one row from the expected one:
 * whoever changes that row first wins, at every isolation level. As thread-safe as the database it is given.
 */
public final class JdbcRegistryStore implements RegistryStore {
    private final Database database;
    private final CommitIds commitIds;

    /**
     * Uses a database whose tables exist.
     *
     * @param database the database
     * @param commitIds draws numbers for commits
     */
    public JdbcRegistryStore(Database database, CommitIds commitIds) {
        this.database = database;
        this.commitIds = commitIds;
    }

    @Override
    public CommitResult commit(ModelName model, long expectedRevision, List<String> payloads) {
        database.requireOpen();
        List<String> entries = RecordLine.require(payloads);
        long commitId = commitIds.draw();
        return database.write(
                "commit to model '" + model + "'",
                session -> commit(session, model, expectedRevision, entries, commitId));
    }

    @Override
    public List<LogEntry> read(ModelName model, long afterRevision) {
        long after = Math.max(afterRevision, 0);
        return database.read("read model '" + model + "'", session -> LogRows.read(session, model, after));
    }

    @Override
    public List<ModelName> models() {
        return database
                .read(
                        "list the models",
                        session ->
                                session.list("SELECT model_name FROM {model}", row -> ModelName.of(row.getString(1))))
                .stream()
                .sorted()
                .toList();
    }

    private static CommitResult commit(
            Session session, ModelName model, long expected, List<String> payloads, long commitId) throws SQLException {
        long last = expected + payloads.size();
        if (!(expected == 0 ? created(session, model, last) : raised(session, model, expected, last))) {
            return session.mayHaveHappened() && isMine(session, model, last, commitId)
                    ? new CommitResult.Committed(last)
                    : new CommitResult.Conflict(revision(session, model));
        }
        long revision = expected;
        for (String payload : payloads) {
            revision++;
            insert(session, model, new LogEntry(revision, payload), commitId);
        }
        return new CommitResult.Committed(last);
    }

    private static void insert(Session session, ModelName model, LogEntry entry, long commitId) throws SQLException {
        ModelProjection projection = ModelProjection.of(model, entry);
        session.update(
                "INSERT INTO {event} (model_name, revision, payload, checksum, commit_id, command_id, actor, summary,"
                        + " happened_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                model.value(),
                entry.revision(),
                entry.payload(),
                LogRows.checksum(entry.payload()),
                commitId,
                projection.commandId(),
                projection.actor(),
                projection.summary(),
                projection.happenedAt());
        projection.write(session);
    }

    /** If another transaction creates the model meanwhile, the insert fails on its key, and the work is run again. */
    private static boolean created(Session session, ModelName model, long revision) throws SQLException {
        if (revision(session, model) > 0) {
            return false;
        }
        session.update("INSERT INTO {model} (model_name, revision) VALUES (?, ?)", model.value(), revision);
        return true;
    }

    private static boolean raised(Session session, ModelName model, long from, long to) throws SQLException {
        return session.update(
                        "UPDATE {model} SET revision = ? WHERE model_name = ? AND revision = ?",
                        to,
                        model.value(),
                        from)
                == 1;
    }

    private static long revision(Session session, ModelName model) throws SQLException {
        return session.first("SELECT revision FROM {model} WHERE model_name = ?", row -> row.getLong(1), model.value())
                .orElse(0L);
    }

    private static boolean isMine(Session session, ModelName model, long revision, long commitId) throws SQLException {
        return session.first(
                        "SELECT commit_id FROM {event} WHERE model_name = ? AND revision = ?",
                        row -> row.getLong(1) == commitId,
                        model.value(),
                        revision)
                .orElse(false);
    }
}
