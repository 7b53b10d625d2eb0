// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/**
 * Puts temporary folders in memory where the system has a place for that. These tests make thousands of durable writes,
 * and what a disk does with them is not theirs to prove.
 */
public final class FastTempDirs implements TempDirFactory {
    private static final Path MEMORY = Path.of("/dev/shm");

    @Override
    public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext test) throws IOException {
        return Files.isDirectory(MEMORY) && Files.isWritable(MEMORY)
                ? Files.createTempDirectory(MEMORY, "mlops4j-")
                : Files.createTempDirectory("mlops4j-");
    }
}
