// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.sql;

import io.mlops4j.jdbc.dialect.Failure;
import java.util.Optional;
import java.util.function.Predicate;

/** How far one try at a change came. For one thread. */
final class Change<T> {
    private final boolean unanswered;
    private Predicate<Failure> leavesInDoubt = failure -> false;
    private Optional<T> done = Optional.empty();

    /** Begins; an earlier try may have got no answer. */
    Change(boolean unanswered) {
        this.unanswered = unanswered;
    }

    Session on(Session session) {
        return unanswered ? session.afterLostAnswer() : session;
    }

    /** From now on the database is asked to make it stay, and some failures leave it unknown whether it did. */
    void ask(Predicate<Failure> doubtful) {
        leavesInDoubt = doubtful;
    }

    T finish(T result) {
        done = Optional.of(result);
        return result;
    }

    /** What the change gave, if it is committed; that the connection then failed does not matter any more. */
    Optional<T> done() {
        return done;
    }

    boolean mayHaveHappened(Failure failure) {
        return leavesInDoubt.test(failure);
    }
}
