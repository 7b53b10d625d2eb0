// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mlops4j.common.ExperimentName;
import io.mlops4j.common.ModelName;
import io.mlops4j.common.RunId;
import io.mlops4j.core.Mlops;
import io.mlops4j.error.MlopsException;
import io.mlops4j.registry.VersionSpec;
import io.mlops4j.tracking.ActiveRun;
import io.mlops4j.tracking.RunSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real disk in memory that is really full: of bytes, with writes that the system cuts short, or of names. Needs a system
 * that lets this process mount one; {@link DiskFaultTest} does without.
 */
class SmallDiskTest {
    private static final ModelName MODEL = ModelName.of("small");
    private static final int SPARE = 200;

    /** Mounts, and unmounts when its input ends: with the test, or with the process that runs it, however that dies. */
    private static final String HOLD =
            "trap '' HUP INT TERM; mount -t tmpfs -o \"$1\" tmpfs \"$2\" 2>/dev/null || exit 1;"
                    + " echo mounted; cat >/dev/null; exec umount -l \"$2\"";

    @TempDir
    Path folder;

    private final List<Path> spare = new ArrayList<>();
    private @Nullable Process holder;
    private boolean mounted;

    @AfterEach
    void unmount() throws Exception {
        if (holder != null) {
            holder.getOutputStream().close();
            assertThat(holder.waitFor() == 0).isEqualTo(mounted);
        }
    }

    @Test
    void losesNothingWhenADiskOfOneMegabyteIsFull() throws Exception {
        mount("size=1m");
        spare("bytes", 1, 300_000);

        fillThenGoOn();
    }

    @Test
    void losesNothingWhenThereAreNoMoreNames() throws Exception {
        mount("nr_inodes=600");
        spare("names", SPARE, 0);

        fillThenGoOn();
    }

    private void fillThenGoOn() throws IOException {
        Path store = folder.resolve("store");
        List<String> errors = new ArrayList<>();
        Set<String> acknowledged = Set.of();
        try (Mlops mlops = Mlops.open(DirectoryBackend.at(store))) {
            int round = 0;
            while (errors.isEmpty()) {
                acknowledged = StoreFacts.in(store);
                write(mlops, round++, errors);
            }
            // full is full, also for who tries again, and nothing that was there is gone
            for (int again = 0; again < 20; again++) {
                write(mlops, round++, errors);
                assertThat(StoreFacts.in(store)).containsAll(acknowledged);
            }
            assertThat(errors).hasSizeGreaterThan(10).allMatch(error -> error.startsWith("Cannot "));
            acknowledged = StoreFacts.in(store);

            for (Path file : spare) {
                Files.delete(file);
            }
            errors.clear();
            for (int after = 0; after < 3; after++) {
                write(mlops, round++, errors);
            }
            assertThat(errors).as("with room again, by the same handle").isEmpty();
        }
        assertThat(StoreFacts.in(store)).containsAll(acknowledged).hasSizeGreaterThan(acknowledged.size());
        try (DirectoryBackend backend = DirectoryBackend.at(store)) {
            assertThat(backend.verify()).matches(report -> report.isSound());
        }
        System.out.println("facts on a small disk: " + acknowledged.size());
    }

    private static void write(Mlops mlops, int round, List<String> errors) {
        byte[] weights = new byte[10_000];
        new Random(round).nextBytes(weights);
        try {
            ActiveRun run = mlops.tracking()
                    .start(RunSpec.of(ExperimentName.of("small")).withId(RunId.of("r" + round)));
            for (int step = 0; step < 5; step++) {
                run.metric("loss", 1.0 / (step + 1), step);
            }
            run.artifact("model/weights", weights);
            run.finish();
            mlops.registry().register(MODEL, VersionSpec.ofRun(mlops.tracking().run(run.id()), "model"));
        } catch (MlopsException e) {
            errors.add(e.getMessage());
        }
    }

    private void spare(String name, int files, int bytes) throws IOException {
        byte[] filling = new byte[bytes];
        Arrays.fill(filling, "x".getBytes(UTF_8)[0]);
        for (int i = 0; i < files; i++) {
            spare.add(Files.write(folder.resolve(name + i), filling));
        }
    }

    private void mount(String options) throws Exception {
        try {
            holder = new ProcessBuilder("sh", "-c", HOLD, "sh", options, folder.toString()).start();
        } catch (IOException e) {
            assumeTrue(false, "no shell here; DiskFaultTest does without");
            return;
        }
        mounted = holder.inputReader().readLine() != null;
        assumeTrue(mounted, "may not mount here; DiskFaultTest does without");
    }
}
