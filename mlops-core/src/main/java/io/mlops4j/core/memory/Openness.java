// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.memory;

/** Whether the backend is still open, for its stores to ask first. */
final class Openness {
    private volatile boolean closed;

    void require() {
        if (closed) {
            throw new IllegalStateException("Cannot use the in-memory backend: it is closed");
        }
    }

    void close() {
        closed = true;
    }
}
