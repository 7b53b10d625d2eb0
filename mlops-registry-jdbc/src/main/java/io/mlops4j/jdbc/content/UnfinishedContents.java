// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.content;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * The files of contents that are being written, and of those whose writers died. Thread-safe, and for many processes: who
 * still writes after {@link #ABANDONED} loses the file, is told so, and has stored nothing.
 */
final class UnfinishedContents {
    /** How long a file has stood still when its writer is taken for dead. */
    static final Duration ABANDONED = Duration.ofDays(1);

    private static final String FOLDER = "tmp";

    private final DurableFolders folders;

    UnfinishedContents(DurableFolders folders) {
        this.folders = folders;
    }

    /** Names a file that does not exist. */
    Path draw() throws IOException {
        return folders.make(FOLDER).resolve(UUID.randomUUID().toString());
    }

    /** Removes what dead writers have left. */
    void sweep() throws IOException {
        Path fresh = draw();
        // by the clock of the storage, since those of hosts differ
        Files.createFile(fresh);
        try {
            Instant limit = Files.getLastModifiedTime(fresh).toInstant().minus(ABANDONED);
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folders.make(FOLDER))) {
                for (Path file : files) {
                    remove(file, limit);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static void remove(Path file, Instant limit) throws IOException {
        try {
            FileTime written = Files.getLastModifiedTime(file);
            if (written.toInstant().isBefore(limit)) {
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException e) {
            // its writer is done
            return;
        }
    }
}
