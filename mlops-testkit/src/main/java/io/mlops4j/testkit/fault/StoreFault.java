// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.testkit.fault;

/** What happens to one call of a store. */
public sealed interface StoreFault {
    /**
     * The store does not work, and says so: {@link io.mlops4j.error.StoreUnavailableException}, or {@link java.io.IOException} where
     * a content is stored or opened. Nothing is changed.
     */
    record Unavailable() implements StoreFault {}

    /** A commit or append never arrives, and nobody knows: {@link io.mlops4j.error.CommitStateUnknownException}. */
    record LostBefore() implements StoreFault {}

    /** A commit or append succeeds, and nobody knows: {@link io.mlops4j.error.CommitStateUnknownException}. */
    record LostAfter() implements StoreFault {}

    /** A commit is told that somebody else was first, whose entry is not yet visible here. Nothing is changed. */
    record Conflict() implements StoreFault {}

    /**
     * Something happens right before the call goes on as usual, such as a commit by somebody else.
     *
     * @param other what happens; it may use the backend
     */
    record Preceded(Runnable other) implements StoreFault {}

    /**
     * The call waits at a gate until it is opened, and goes on as usual.
     *
     * @param gate the gate
     */
    record Held(Gate gate) implements StoreFault {}

    /**
     * What a read would give is damaged: {@link io.mlops4j.error.CorruptRecordException}, or a content with other bytes than were
     * stored, if a content is opened.
     */
    record Damaged() implements StoreFault {}

    /** The call goes on as usual; to let some calls through before the next fault. */
    record None() implements StoreFault {}

    /**
     * Tells whether this can happen to an operation.
     *
     * @param operation the operation
     * @return whether the contract of the store allows it
     */
    default boolean canHappenTo(Operation operation) {
        Operation.Kind kind = operation.kind();
        if (this instanceof LostBefore || this instanceof LostAfter) {
            return kind == Operation.Kind.COMMIT || kind == Operation.Kind.APPEND;
        }
        if (this instanceof Conflict) {
            return kind == Operation.Kind.COMMIT;
        }
        return !(this instanceof Damaged) || (kind == Operation.Kind.READ && operation != Operation.ARTIFACT_CONTAINS);
    }
}
