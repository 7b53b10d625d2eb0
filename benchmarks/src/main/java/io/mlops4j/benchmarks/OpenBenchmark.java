// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.benchmarks;

import io.mlops4j.common.ExperimentName;
import io.mlops4j.common.RunId;
import io.mlops4j.core.Mlops;
import io.mlops4j.fs.DirectoryBackend;
import io.mlops4j.tracking.ActiveRun;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The benchmark of {@link Open}. */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up first
public class OpenBenchmark {
    private static final ExperimentName EXPERIMENT = new ExperimentName("benchmark");

    private Path folder;
    private int calls;

    /**
     * Makes a place on the checkout's own disk; a temporary folder may be memory.
     *
     * @throws IOException if that fails
     */
    @Setup
    public void createFolder() throws IOException {
        folder = Files.createTempDirectory(Path.of("benchmarks", "target"), "open");
    }

    /**
     * Opens a new store, logs a run and closes.
     *
     * @return the run
     */
    @Benchmark
    public RunId openLogClose() {
        try (Mlops mlops = Mlops.open(DirectoryBackend.at(folder.resolve("store" + calls++)));
                ActiveRun run = mlops.tracking().start(EXPERIMENT)) {
            run.param("kind", "tree").metric("auc", 0.87).tag("purpose", "benchmark");
            run.finish();
            return run.id();
        }
    }

    /**
     * Removes all stores.
     *
     * @throws IOException if that fails
     */
    @TearDown
    public void removeFolder() throws IOException {
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
