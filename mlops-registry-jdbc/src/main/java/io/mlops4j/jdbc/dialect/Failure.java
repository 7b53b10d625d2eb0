// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.dialect;

/** What an error of a driver means to whoever ran the statement. */
public enum Failure {
    /** A row with this key is there already. */
    UNIQUE,
    /** The transaction lost against another one, by a deadlock or a stale snapshot; the same work may succeed now. */
    SERIALIZATION,
    /** Another transaction held a lock for longer than the database waits; the same work may succeed later. */
    LOCK_TIMEOUT,
    /** The connection or the server is gone. While committing, nobody knows how the transaction ended. */
    CONNECTION,
    /** There is no table of this name. */
    UNDEFINED_TABLE,
    /** The user is not let in or has not got the right, or the database is only read; somebody has to change that. */
    FORBIDDEN,
    /** Anything else; to try again is of no use. */
    OTHER;

    /**
     * Tells whether the database rolled back, so that the whole transaction may be run again.
     *
     * @return true for a lost race and for a lock that was not given
     */
    public boolean mayBeRetried() {
        return this == SERIALIZATION || this == LOCK_TIMEOUT;
    }
}
