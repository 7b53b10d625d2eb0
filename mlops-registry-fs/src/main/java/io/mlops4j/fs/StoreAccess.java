// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs;

import java.nio.file.Path;

/** Whether a handle may be used, asked at the start of every call. Thread-safe. */
final class StoreAccess {
    private final Path root;
    private final StoreFormat format;
    private volatile boolean closed;

    StoreAccess(Path root, StoreFormat format) {
        this.root = root;
        this.format = format;
    }

    void close() {
        closed = true;
    }

    void requireOpen() {
        if (closed) {
            throw new IllegalStateException("Cannot use store '" + root + "': the backend is closed");
        }
    }

    void requireWritable() {
        requireOpen();
        format.requireWritable(root);
    }
}
