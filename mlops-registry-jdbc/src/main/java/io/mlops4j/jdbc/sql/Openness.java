// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.sql;

/** Whether a backend may still be used. Thread-safe. */
final class Openness {
    private volatile boolean closed;

    void require() {
        if (closed) {
            throw new IllegalStateException("Cannot use the database: the backend is closed");
        }
    }

    void close() {
        closed = true;
    }
}
