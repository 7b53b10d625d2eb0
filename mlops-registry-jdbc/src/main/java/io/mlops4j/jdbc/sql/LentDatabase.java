// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.sql;

import io.mlops4j.error.ConflictException;
import io.mlops4j.jdbc.dialect.Dialect;
import io.mlops4j.jdbc.dialect.Failure;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;

/**
 * Works within a transaction that the host began and ends. Never commits it, rolls it back or closes its connection; what
 * fails is undone to a savepoint of its own. Of one thread, as the connection is.
 */
public final class LentDatabase implements Database {
    private final Openness openness = new Openness();
    private final Connection connection;
    private final Dialect dialect;
    private final String prefix;

    /**
     * Joins a transaction.
     *
     * @param connection the connection of the host's transaction
     * @param dialect what database it is
     * @param prefix what table names begin with
     */
    public LentDatabase(Connection connection, Dialect dialect, String prefix) {
        this.connection = connection;
        this.dialect = dialect;
        this.prefix = prefix;
    }

    @Override
    public <T> T read(String what, Work<T> work) {
        openness.require();
        try {
            return work.in(session());
        } catch (SQLException e) {
            throw failed(what, e);
        }
    }

    @Override
    public <T> T snapshot(String what, Work<T> work) {
        return read(what, work);
    }

    @Override
    public <T> T write(String what, Work<T> work) {
        openness.require();
        Patience patience = new Patience();
        while (true) {
            try {
                return undoable(work);
            } catch (SQLException e) {
                // another transaction's row came first and is there now; every other failure may have ended ours
                if (dialect.classify(e) != Failure.UNIQUE || !patience.allows(Failure.LOCK_TIMEOUT)) {
                    throw failed(what, e);
                }
            }
        }
    }

    @Override
    public <T> T writeAtOnce(String what, Work<T> work) {
        return write(what, work);
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public void requireOpen() {
        openness.require();
    }

    @Override
    public void close() {
        openness.close();
    }

    private <T> T undoable(Work<T> work) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            T result = work.in(session());
            connection.releaseSavepoint(before);
            return result;
        } catch (SQLException | RuntimeException e) {
            undo(before, e);
            throw e;
        }
    }

    private void undo(Savepoint before, Exception cause) {
        try {
            connection.rollback(before);
        } catch (SQLException e) {
            // a deadlock or a lost connection ends the transaction with all its savepoints
            cause.addSuppressed(e);
        }
    }

    private Session session() {
        return Session.on(connection, dialect, prefix);
    }

    private RuntimeException failed(String what, SQLException e) {
        String whatAndWhere = what + " in the host's transaction, which is to be rolled back";
        Failure failure = dialect.classify(e);
        return failure.mayBeRetried() || failure == Failure.UNIQUE
                ? new ConflictException("Cannot " + whatAndWhere + ": " + Sentence.of(e), e)
                : Refusal.of(whatAndWhere, e, failure, prefix);
    }
}
