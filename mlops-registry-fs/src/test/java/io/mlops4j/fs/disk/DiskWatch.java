// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs.disk;

import java.io.IOException;

/** Sees every operation on a {@link WatchedFileSystem}. Must be thread-safe if the file system is used by many threads. */
public interface DiskWatch {
    /**
     * Sees an operation that is about to be done.
     *
     * @param operation the operation
     * @return what to do instead: the same, less of the same, another kind, or {@link Operation.Kind#NOTHING}
     * @throws IOException to refuse it
     */
    default Operation before(Operation operation) throws IOException {
        return operation;
    }

    /**
     * Sees an operation that was done.
     *
     * @param operation what was done
     * @throws IOException to report it as failed all the same
     */
    default void after(Operation operation) throws IOException {}
}
