// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.sql;

import io.mlops4j.error.CommitStateUnknownException;
import io.mlops4j.error.StoreUnavailableException;
import io.mlops4j.jdbc.dialect.Dialect;

/** Where units of work are run. Implementations are thread-safe unless they say otherwise. */
public interface Database {
    /**
     * Runs a work of one query, which sees what was committed before it began. Done again if the connection was lost.
     *
     * @param <T> what the work gives
     * @param what what is done, for errors: the words after "Cannot"
     * @param work one query
     * @return what the work gave
     * @throws StoreUnavailableException if the database does not answer, or refuses
     * @throws IllegalStateException if this was closed, or a table or a right is missing
     */
    <T> T read(String what, Work<T> work);

    /**
     * Runs a work of several queries, which see the store as it was at one moment. Done again if the connection was lost.
     *
     * @param <T> what the work gives
     * @param what what is done, for errors: the words after "Cannot"
     * @param work queries
     * @return what the work gave
     * @throws StoreUnavailableException if the database does not answer, or refuses
     * @throws IllegalStateException if this was closed, or a table or a right is missing
     */
    <T> T snapshot(String what, Work<T> work);

    /**
     * Runs a work as one transaction, and again if it lost against another one. If the answer to the commit was lost, it is
     * run again too: it must recognise what it did by a number that it drew before the first time.
     *
     * @param <T> what the work gives
     * @param what what is done, for errors: the words after "Cannot"
     * @param work queries and changes, the row that decides the race first
     * @return what the work gave when it was committed
     * @throws StoreUnavailableException if the database does not answer, or refuses; nothing was changed
     * @throws CommitStateUnknownException if it cannot be found out whether the work was committed
     * @throws IllegalStateException if this was closed, or a table or a right is missing; nothing was changed
     */
    <T> T write(String what, Work<T> work);

    /**
     * Runs a work of one statement that changes everything it has to, and is a transaction by itself. It is run again as one
     * of {@link #write} is. Saves the round trips of a transaction of several statements; runs at the isolation level of
     * the pool.
     *
     * @param <T> what the work gives
     * @param what what is done, for errors: the words after "Cannot"
     * @param work one change, maybe after queries
     * @return what the work gave when it was committed
     * @throws StoreUnavailableException if the database does not answer, or refuses; nothing was changed
     * @throws CommitStateUnknownException if it cannot be found out whether the work was committed
     * @throws IllegalStateException if this was closed, or a table or a right is missing; nothing was changed
     */
    <T> T writeAtOnce(String what, Work<T> work);

    /**
     * Gives what is known of the database.
     *
     * @return its dialect
     */
    Dialect dialect();

    /**
     * Asks before anything else whether the backend may still be used.
     *
     * @throws IllegalStateException if this was closed
     */
    void requireOpen();

    /** Ends the use; what the host gave stays open. */
    void close();
}
