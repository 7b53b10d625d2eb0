// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.dialect;

/** What a transaction is for. */
public enum Access {
    /** Reads and writes; each statement sees what was committed before it began. */
    WRITE,
    /** Reads only; all statements see the store as it was at one moment. */
    SNAPSHOT
}
