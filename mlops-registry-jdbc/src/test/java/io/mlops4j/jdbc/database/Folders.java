// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** Folders for the files of databases: in memory where the system offers that, since tests ask for durability all the time. */
public final class Folders {
    private static final Path MEMORY = Path.of("/dev/shm");

    private Folders() {}

    /** Makes a folder, in memory if possible, that is removed at the end of the JVM. */
    public static Path create(String name) {
        return create(name, Files.isWritable(MEMORY) ? MEMORY : Path.of(System.getProperty("java.io.tmpdir")));
    }

    /** Makes a folder for large files that is removed at the end of the JVM. */
    public static Path createOnDisk(String name) {
        return create(name, Path.of(System.getProperty("java.io.tmpdir")));
    }

    private static Path create(String name, Path parent) {
        try {
            Path folder = Files.createTempDirectory(parent, "mlops-" + name + "-");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(folder)));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes a folder as far as nobody else does so at the same time. */
    private static void remove(Path folder) {
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.deleteIfExists(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException error) {
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path each, IOException error) throws IOException {
                    Files.deleteIfExists(each);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            // left to the system
            return;
        }
    }
}
