// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mlops4j.common.ModelVersionId;
import io.mlops4j.core.Mlops;
import io.mlops4j.fs.PublishingProcess.Protocol;
import io.mlops4j.registry.ModelVersion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Four processes publish versions of one model while four threads of another read it. */
class PublishersTest {
    private static final int PROCESSES = 4;

    @TempDir
    Path root;

    @Test
    void giveEachNumberOnce() throws Exception {
        assertThat(findings(12, 2_000, Protocol.SOUND)).isEmpty();
    }

    @Tag("rigs")
    @Test
    void giveEachOfAThousandNumbersOnce() throws Exception {
        assertThat(findings(250, 100_000, Protocol.SOUND)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = "SOUND", mode = EnumSource.Mode.EXCLUDE)
    void noticeAProtocolThatIsBroken(Protocol broken) throws Exception {
        assertThat(findings(12, 2_000, broken)).isNotEmpty();
    }

    /** Publishes and reads, and says what is wrong. */
    private List<String> findings(int versions, int reads, Protocol protocol) throws Exception {
        ExecutorService readers = Executors.newFixedThreadPool(PROCESSES);
        AtomicBoolean published = new AtomicBoolean();
        DirectoryBackend.at(root).close();
        List<Future<Integer>> read = new ArrayList<>();
        for (int i = 0; i < PROCESSES; i++) {
            read.add(readers.submit(reader(published, reads / PROCESSES)));
        }
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < PROCESSES; i++) {
            processes.add(PublishingProcess.start(root, "publisher" + i, versions, protocol));
        }
        List<String> findings = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        for (Process process : processes) {
            try (var output = process.inputReader()) {
                output.lines().map(Integer::valueOf).forEach(numbers::add);
            }
            if (process.waitFor() != 0) {
                findings.add("a publisher failed");
            }
        }
        published.set(true);
        int total = 0;
        for (Future<Integer> reader : read) {
            try {
                total += reader.get();
            } catch (ExecutionException e) {
                findings.add("a reader failed: " + e.getCause());
            }
        }
        readers.shutdown();
        Collections.sort(numbers);
        if (!numbers.equals(
                IntStream.rangeClosed(1, PROCESSES * versions).boxed().toList())) {
            findings.add("numbers: " + numbers);
        }
        if (total < reads) {
            findings.add("reads: " + total);
        }
        System.out.println("published by " + PROCESSES + " processes: " + numbers.size() + ", read: " + total);
        return findings;
    }

    /** Reads until all is published, and often enough. Fails at the first state that nobody has made. */
    private Callable<Integer> reader(AtomicBoolean published, int atLeast) {
        return () -> {
            int reads = 0;
            int known = 0;
            try (Mlops mlops = Mlops.open(DirectoryBackend.at(root))) {
                while (!published.get() || reads < atLeast) {
                    Optional<ModelVersion> newest =
                            mlops.registry().find(PublishingProcess.MODEL).isPresent()
                                    ? mlops.registry().resolve(PublishingProcess.MODEL, PublishingProcess.NEWEST)
                                    : Optional.empty();
                    if (newest.isPresent()) {
                        ModelVersionId id = newest.get().id();
                        assertThat(mlops.registry().version(id)).isEqualTo(newest.get());
                        if (id.number() != known) {
                            assertWhole(mlops, id);
                            known = id.number();
                        }
                    }
                    reads++;
                }
            }
            return reads;
        };
    }

    private static void assertWhole(Mlops mlops, ModelVersionId id) {
        List<ModelVersion> versions = mlops.registry().versions(PublishingProcess.MODEL);
        assertThat(versions)
                .extracting(version -> version.id().number())
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, versions.size()).boxed().toList());
        assertThat(new String(mlops.registry().load(id, "weights"), UTF_8)).startsWith("publisher");
    }
}
