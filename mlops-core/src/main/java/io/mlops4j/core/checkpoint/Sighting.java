// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.checkpoint;

import io.mlops4j.audit.checkpoint.Checkpoint;

/** What a witness says to a checkpoint that it is shown. */
public sealed interface Sighting {
    /**
     * The checkpoint goes on from the last one seen.
     *
     * @param witness the witness that has seen it, to be kept in the place of the one that was asked
     */
    record Accepted(Witness witness) implements Sighting {}

    /**
     * It cannot be taken for the log's: another origin, or not signed by the key.
     *
     * @param reason why
     */
    record Foreign(String reason) implements Sighting {}

    /**
     * The log has fewer entries than it had: its end was cut off, or somebody shows an old one.
     *
     * @param seen the last one seen
     * @param shown what was shown
     */
    record Rollback(Checkpoint seen, Checkpoint shown) implements Sighting {}

    /**
     * Two logs of the same size and origin differ. If both are signed, they are evidence against whoever signed.
     *
     * @param seen the last one seen
     * @param shown what was shown
     */
    record Fork(Checkpoint seen, Checkpoint shown) implements Sighting {}

    /**
     * The log is said to have grown, but the proof does not show that it grew from the last one seen: a fork, unless a better
     * proof is given.
     *
     * @param seen the last one seen
     * @param shown what was shown
     * @param reason what is wrong with the proof
     */
    record Unproven(Checkpoint seen, Checkpoint shown, String reason) implements Sighting {}
}
