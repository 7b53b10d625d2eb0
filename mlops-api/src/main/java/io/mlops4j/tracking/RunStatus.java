// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.tracking;

/** Where a run is in its life. A run starts as running and ends once; resuming makes it running again. */
public enum RunStatus {
    /** Begun, not ended. A process that died leaves its runs so. */
    RUNNING,
    /** Ended as intended. */
    FINISHED,
    /** Ended by an error. */
    FAILED,
    /** Ended from outside before it was done. */
    KILLED;

    /**
     * Tells whether the run is over.
     *
     * @return whether this is any state but {@link #RUNNING}
     */
    public boolean isEnd() {
        return this != RUNNING;
    }
}
