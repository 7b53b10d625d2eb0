// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

/** Whether a handle may be used, asked at the start of every call. Thread-safe. */
final class StoreAccess {
    private final Path root;
    private final StoreFormat format;
    private final AtomicBoolean closed = new AtomicBoolean();

    StoreAccess(Path root, StoreFormat format) {
        this.root = root;
        this.format = format;
    }

    /** Tells whether this was the first call. */
    boolean close() {
        return closed.compareAndSet(false, true);
    }

    void requireOpen() {
        if (closed.get()) {
            throw new IllegalStateException("Cannot use store '" + root + "': the backend is closed");
        }
    }

    boolean isWritable() {
        return format.isWritable();
    }

    void requireWritable() {
        requireOpen();
        format.requireWritable(root);
    }
}
