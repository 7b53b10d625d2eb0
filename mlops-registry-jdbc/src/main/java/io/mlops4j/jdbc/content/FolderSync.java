// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.content;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Brings the names in a folder to the disk. */
@FunctionalInterface
interface FolderSync {
    /** As the system does it. */
    FolderSync SYSTEM = folder -> {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    };

    /**
     * Syncs a folder.
     *
     * @throws IOException if the disk fails, or if folders cannot be synced here
     * @throws UnsupportedOperationException if the provider has no such thing
     */
    void sync(Path folder) throws IOException;
}
