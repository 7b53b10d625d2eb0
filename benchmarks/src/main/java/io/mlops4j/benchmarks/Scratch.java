// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.benchmarks;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * A folder to work in, removed when closed.
 *
 * @param folder the folder
 */
record Scratch(Path folder) implements AutoCloseable {
    private static final Path MEMORY = Path.of("/dev/shm");

    /** Makes one on the checkout's own disk; a temporary folder may be memory. */
    static Scratch create(String prefix) throws IOException {
        Path parent = Files.createDirectories(Path.of("benchmarks", "target"));
        return new Scratch(Files.createTempDirectory(parent, prefix).toAbsolutePath());
    }

    /** Makes one in memory, or on the disk where there is no such place. */
    static Scratch inMemory(String prefix) throws IOException {
        return Files.isWritable(MEMORY) ? new Scratch(Files.createTempDirectory(MEMORY, prefix)) : create(prefix);
    }

    @Override
    public void close() throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
                    throws IOException {
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
