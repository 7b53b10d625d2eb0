// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.sql;

import io.mlops4j.error.CommitStateUnknownException;
import io.mlops4j.jdbc.dialect.Access;
import io.mlops4j.jdbc.dialect.Borrowed;
import io.mlops4j.jdbc.dialect.Dialect;
import io.mlops4j.jdbc.dialect.Failure;
import io.mlops4j.jdbc.dialect.NoConnectionException;
import io.mlops4j.jdbc.dialect.Transaction;
import java.sql.SQLException;
import java.util.Optional;
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
     * @param source gives connections, in whatever mode
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
            try (Borrowed borrowed = dialect.borrow(source)) {
                return work.in(session(borrowed));
            }
        });
    }

    @Override
    public <T> T snapshot(String what, Work<T> work) {
        return reading(what, () -> {
            try (Borrowed borrowed = dialect.borrow(source);
                    Transaction transaction = dialect.begin(borrowed.connection(), Access.SNAPSHOT)) {
                T result = work.in(session(borrowed));
                transaction.commit();
                return result;
            }
        });
    }

    @Override
    public <T> T write(String what, Work<T> work) {
        return writing(what, change -> {
            try (Borrowed borrowed = dialect.borrow(source);
                    Transaction transaction = dialect.begin(borrowed.connection(), Access.WRITE)) {
                T result = work.in(change.on(session(borrowed)));
                // a commit that fails in any other way than by a lost race has an unknown end
                change.ask(failure -> !failure.mayBeRetried());
                transaction.commit();
                return change.finish(result);
            }
        });
    }

    @Override
    public <T> T writeAtOnce(String what, Work<T> work) {
        return writing(what, change -> {
            try (Borrowed borrowed = dialect.borrow(source)) {
                // a statement that is refused has changed nothing; only its answer can be lost
                change.ask(failure -> failure == Failure.CONNECTION);
                return change.finish(work.in(change.on(session(borrowed))));
            }
        });
    }

    private <T> T writing(String what, Changing<T> changing) {
        openness.require();
        Patience patience = new Patience();
        boolean lost = false;
        while (true) {
            Change<T> change = new Change<>(lost);
            try {
                return changing.run(change);
            } catch (SQLException | RuntimeException e) {
                Optional<T> done = change.done();
                if (done.isPresent()) {
                    // the connection did not go back as it came; that is the pool's concern
                    return done.get();
                }
                Failure failure = e instanceof SQLException error ? dialect.classify(error) : Failure.OTHER;
                boolean unanswered = change.mayHaveHappened(failure);
                lost |= unanswered;
                if (hasWaited(e) || !patience.allows(unanswered ? Failure.CONNECTION : failure)) {
                    throw lost ? unknown(what, e) : given(what, e, failure);
                }
            }
        }
    }

    /** What the work itself has thrown is for who asked for it. */
    private RuntimeException given(String what, Exception e, Failure failure) {
        return e instanceof RuntimeException own ? own : Refusal.of(what, e, failure, prefix);
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
                Failure failure = dialect.classify(e);
                if (hasWaited(e) || !patience.allows(failure)) {
                    throw Refusal.of(what, e, failure, prefix);
                }
            }
        }
    }

    /** How long a call may wait for a connection is the host's to say, by the timeout of the pool. */
    private static boolean hasWaited(Exception e) {
        return e instanceof NoConnectionException none && none.hasWaited();
    }

    private Session session(Borrowed borrowed) {
        return Session.on(borrowed.connection(), dialect, prefix);
    }

    private static CommitStateUnknownException unknown(String what, Exception e) {
        return new CommitStateUnknownException(
                "Cannot tell whether the database did what it was asked, to " + what + ": " + Sentence.of(e), e);
    }

    private interface Query<T> {
        T run() throws SQLException;
    }

    private interface Changing<T> {
        T run(Change<T> change) throws SQLException;
    }
}
