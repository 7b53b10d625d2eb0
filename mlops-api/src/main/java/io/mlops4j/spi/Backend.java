// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.spi;

/**
 * Where everything is kept. A backend persists; it validates, decides and retries nothing, since the rules live in core.
 *
 * <p>Clauses that hold for all three stores, tested by the kit under their names:
 *
 * <ul>
 *   <li>B1 Thread-safety: every method may be called by many threads at once, and by many processes where {@link #scope}
 *       says so.
 *   <li>B2 Visibility: what a call has acknowledged by returning is seen by every later call of every user of the store.
 *   <li>B3 All or nothing: a call that throws has changed nothing that anybody can see, except {@link
 *       io.mlops4j.error.CommitStateUnknownException}, which says that it does not know.
 *   <li>B4 Close: after {@link #close} every method of the three stores throws {@link IllegalStateException}, and closing
 *       again does nothing. The methods of the backend itself never throw: they still describe it and give its stores. What
 *       was acknowledged stays.
 *   <li>B5 Damage: a record that cannot be read exactly as written throws {@link
 *       io.mlops4j.error.CorruptRecordException} naming it, or {@link io.mlops4j.error.UnsupportedFormatException} if a
 *       newer library wrote it; nothing is guessed or skipped.
 * </ul>
 */
public interface Backend extends AutoCloseable {
    /** Who may use one store at the same time. */
    enum Scope {
        /** The threads of one process; nothing survives it. */
        PROCESS,
        /** The processes of one machine, or of all machines that share the storage. */
        SHARED
    }

    /**
     * Describes the backend for people, such as {@code directory /srv/models}.
     *
     * @return one line
     */
    String description();

    /**
     * Tells who may use the store at the same time.
     *
     * @return the scope
     */
    Scope scope();

    /**
     * Gives the store of models.
     *
     * @return the same store each time
     */
    RegistryStore registry();

    /**
     * Gives the store of runs.
     *
     * @return the same store each time
     */
    TrackingStore tracking();

    /**
     * Gives the store of contents.
     *
     * @return the same store each time
     */
    ArtifactStore artifacts();

    /** Closes what the backend opened. What the host lent stays open. */
    @Override
    void close();
}
