// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.sql;

import io.mlops4j.error.CommitStateUnknownException;
import io.mlops4j.error.StoreUnavailableException;
import io.mlops4j.jdbc.dialect.Access;
import io.mlops4j.jdbc.dialect.Dialect;
import io.mlops4j.jdbc.dialect.Failure;
import io.mlops4j.jdbc.dialect.Transaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;

/** Borrows a connection of the host for each unit of work. Thread-safe. */
public final class PooledDatabase implements Database {
    private final Openness openness = new Openness();
    private final DataSource source;
    private final Dialect dialect;
    private final String prefix;

    /**
     * Uses a database.
     *
     * @param source gives connections in autocommit mode
     * @param dialect what database it is
     * @param prefix what table names begin with
     */
    public PooledDatabase(DataSource source, Dialect dialect, String prefix) {
        this.source = source;
        this.dialect = dialect;
        this.prefix = prefix;
    }

    @Override
    public <T> T read(String what, Work<T> work) {
        return reading(what, () -> {
            try (Connection connection = borrow()) {
                return work.in(session(connection));
            }
        });
    }

    @Override
    public <T> T snapshot(String what, Work<T> work) {
        return reading(what, () -> {
            try (Connection connection = borrow();
                    Transaction transaction = dialect.begin(connection, Access.SNAPSHOT)) {
                T result = work.in(session(connection));
                transaction.commit();
                return result;
            }
        });
    }

    @Override
    public <T> T write(String what, Work<T> work) {
        return writing(what, lost -> new Transacted<>(work, lost));
    }

    @Override
    public <T> T writeAtOnce(String what, Work<T> work) {
        return writing(what, lost -> new AtOnce<>(work, lost));
    }

    private <T> T writing(String what, Function<Boolean, Change<T>> changes) {
        openness.require();
        Patience patience = new Patience();
        boolean lost = false;
        while (true) {
            Change<T> change = changes.apply(lost);
            try {
                return change.run();
            } catch (SQLException e) {
                Optional<T> done = change.done();
                if (done.isPresent()) {
                    // the connection did not go back as it came; that is the pool's concern
                    return done.get();
                }
                Failure failure = dialect.classify(e);
                boolean unanswered = change.mayHaveHappened(failure);
                lost |= unanswered;
                if (!patience.allows(unanswered ? Failure.CONNECTION : failure)) {
                    throw lost ? unknown(what, e) : unavailable(what, e);
                }
            } catch (RuntimeException e) {
                if (!lost) {
                    throw e;
                }
                throw unknown(what, e);
            }
        }
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

    private <T> T reading(String what, Query<T> query) {
        openness.require();
        Patience patience = new Patience();
        while (true) {
            try {
                return query.run();
            } catch (SQLException e) {
                if (!patience.allows(dialect.classify(e))) {
                    throw unavailable(what, e);
                }
            }
        }
    }

    private Connection borrow() throws SQLException {
        Connection connection = source.getConnection();
        try {
            dialect.prepare(connection);
            return connection;
        } catch (SQLException | RuntimeException e) {
            try (connection) {
                throw e;
            }
        }
    }

    private Session session(Connection connection) {
        return Session.on(connection, dialect, prefix);
    }

    private static StoreUnavailableException unavailable(String what, SQLException e) {
        return new StoreUnavailableException("Cannot " + what + ": " + Sentence.of(e), e);
    }

    private static CommitStateUnknownException unknown(String what, Exception e) {
        return new CommitStateUnknownException(
                "Cannot tell whether the database did what it was asked, to " + what + ": " + Sentence.of(e), e);
    }

    private interface Query<T> {
        T run() throws SQLException;
    }

    /** One try at a change, and how far it came. */
    private abstract class Change<T> {
        private final boolean lost;
        private Optional<T> done = Optional.empty();
        private boolean asked;

        Change(boolean lost) {
            this.lost = lost;
        }

        abstract T run() throws SQLException;

        /** The database is asked to make it stay from now on. */
        void ask() {
            asked = true;
        }

        T finish(T result) {
            done = Optional.of(result);
            return result;
        }

        Optional<T> done() {
            return done;
        }

        boolean isAsked() {
            return asked;
        }

        abstract boolean mayHaveHappened(Failure failure);

        Session on(Connection connection) {
            return lost ? session(connection).afterLostAnswer() : session(connection);
        }
    }

    private final class Transacted<T> extends Change<T> {
        private final Work<T> work;

        Transacted(Work<T> work, boolean lost) {
            super(lost);
            this.work = work;
        }

        @Override
        T run() throws SQLException {
            try (Connection connection = borrow();
                    Transaction transaction = dialect.begin(connection, Access.WRITE)) {
                T result = work.in(on(connection));
                ask();
                transaction.commit();
                return finish(result);
            }
        }

        /** A commit that fails in any other way than by a lost race has an unknown end. */
        @Override
        boolean mayHaveHappened(Failure failure) {
            return isAsked() && !failure.mayBeRetried();
        }
    }

    private final class AtOnce<T> extends Change<T> {
        private final Work<T> work;

        AtOnce(Work<T> work, boolean lost) {
            super(lost);
            this.work = work;
        }

        @Override
        T run() throws SQLException {
            try (Connection connection = borrow()) {
                ask();
                return finish(work.in(on(connection)));
            }
        }

        /** A statement that is refused has changed nothing; only its answer can be lost. */
        @Override
        boolean mayHaveHappened(Failure failure) {
            return isAsked() && failure == Failure.CONNECTION;
        }
    }
}
