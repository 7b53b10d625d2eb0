// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.audit.checkpoint;

/** Something kept outside a store that says what a log was at one moment. */
public sealed interface Anchor permits Checkpoint, Receipt {
    /**
     * Says what the log was.
     *
     * @return the checkpoint
     */
    Checkpoint checkpoint();

    /**
     * Prints the anchor, to be kept outside the store.
     *
     * @return what its parser reads
     */
    String text();
}
