// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mlops4j.artifact.Artifact;
import io.mlops4j.artifact.ArtifactManifest;
import io.mlops4j.common.Alias;
import io.mlops4j.common.ArtifactPath;
import io.mlops4j.common.ModelName;
import io.mlops4j.core.Mlops;
import io.mlops4j.fs.disk.DiskWatch;
import io.mlops4j.fs.disk.Operation;
import io.mlops4j.fs.disk.Operation.Kind;
import io.mlops4j.fs.disk.WatchedFileSystem;
import io.mlops4j.registry.ModelVersion;
import io.mlops4j.registry.VersionSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Another process, with a few threads that register versions of one model, and point an alias at each. */
final class PublishingProcess {
    static final ModelName MODEL = ModelName.of("shared");
    static final Alias NEWEST = Alias.of("newest");

    /** Enough to be committed together now and then. */
    private static final int THREADS = 3;

    private PublishingProcess() {}

    /** How a process gives names. */
    enum Protocol implements DiskWatch {
        /** As the store does. */
        SOUND,
        /** A seeded fault: over whatever has the name. */
        OVERWRITES {
            @Override
            public Operation before(Operation operation) {
                return isRecord(operation) ? operation.as(Kind.RENAME) : operation;
            }
        },
        /** A seeded fault: writes the file where it is read, in two pieces. */
        WRITES_IN_PLACE {
            @Override
            public Operation before(Operation operation) throws IOException {
                if (!isRecord(operation)) {
                    return operation;
                }
                Path target = Path.of(operation.target().toString());
                byte[] record = Files.readAllBytes(Path.of(operation.path().toString()));
                Files.createFile(target);
                Files.write(target, Arrays.copyOf(record, record.length / 2));
                for (int look = 0; look < LOOKS; look++) {
                    // as long as others may need to come across it
                    Files.readAllBytes(target);
                }
                Files.write(target, record);
                return operation.as(Kind.NOTHING);
            }
        };

        private static final int LOOKS = 1_000;

        private static boolean isRecord(Operation operation) {
            Path target = operation.target();
            return operation.kind() == Kind.LINK
                    && target != null
                    && target.toString().contains("/models/")
                    && !target.toString().endsWith("000000000001.rec");
        }
    }

    /** Starts a process that registers so many versions, and says the number of each. */
    static Process start(Path root, String name, int versions, Protocol protocol) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        PublishingProcess.class.getName(),
                        root.toString(),
                        name,
                        Integer.toString(versions),
                        protocol.name())
                .redirectError(
                        protocol == Protocol.SOUND ? ProcessBuilder.Redirect.INHERIT : ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Is the other process. */
    public static void main(String[] arguments) throws InterruptedException, ExecutionException {
        Path root = WatchedFileSystem.watch(Path.of(arguments[0]), Protocol.valueOf(arguments[3]));
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (Mlops mlops = Mlops.open(DirectoryBackend.at(root))) {
            List<Callable<Integer>> versions = IntStream.range(0, Integer.parseInt(arguments[2]))
                    .<Callable<Integer>>mapToObj(i -> () -> publish(mlops, arguments[1] + " " + i))
                    .toList();
            for (Future<Integer> published : threads.invokeAll(versions)) {
                System.out.println(published.get());
            }
        } finally {
            threads.shutdown();
        }
    }

    private static int publish(Mlops mlops, String weights) {
        Artifact artifact = mlops.artifacts().put(ArtifactPath.of("weights"), weights.getBytes(UTF_8));
        VersionSpec spec = VersionSpec.of(ArtifactManifest.of(List.of(artifact)));
        ModelVersion version = mlops.registry().register(MODEL, spec);
        mlops.registry().setAlias(NEWEST, version.id());
        return version.id().number();
    }
}
