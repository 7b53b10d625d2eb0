// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops4j.common.Digest;
import io.mlops4j.common.RunId;
import io.mlops4j.fs.maintenance.StoreReport;
import io.mlops4j.spi.Backend;
import io.mlops4j.spi.LogEntry;
import io.mlops4j.tracking.MetricPoint;
import io.mlops4j.tracking.RunQuery;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Several processes on one store, some of which die. */
class ProcessesTest {
    private static final int ROUNDS = 40;

    @TempDir
    Path root;

    @Test
    void processesThatRaceLoseDoubleAndSkipNothing() throws Exception {
        List<String> said = new ArrayList<>();
        try (CommittingProcess one = CommittingProcess.start(root, "one", ROUNDS);
                CommittingProcess other = CommittingProcess.start(root, "other", ROUNDS)) {
            said.addAll(allLines(one));
            said.addAll(allLines(other));
            assertThat(one.await()).isZero();
            assertThat(other.await()).isZero();
        }

        assertThat(said).hasSize(2 * CommittingProcess.Lie.LINES * ROUNDS);
        assertThat(log()).hasSize(2 * 2 * ROUNDS);
        assertEverythingSaidIsThere(List.of("one", "other"), said);
    }

    @Test
    void whatAProcessSaidBeforeItDiedIsThere() throws Exception {
        List<String> names = new ArrayList<>();
        List<String> said = new ArrayList<>();
        for (int death = 1; death <= 6; death++) {
            String name = "victim" + death;
            names.add(name);
            try (CommittingProcess victim = CommittingProcess.start(root, name, Integer.MAX_VALUE)) {
                // a different place in the protocol each time, as chance and the number of lines will have it
                for (int line = 0; line < 7 * death; line++) {
                    said.add(victim.readLine());
                }
                victim.kill();
                said.addAll(allLines(victim));
            }
            assertEverythingSaidIsThere(names, said);
        }
    }

    @ParameterizedTest
    @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void noticesWhatWasSaidAndNotDone(CommittingProcess.Lie lie) throws Exception {
        List<String> said;
        try (CommittingProcess liar = CommittingProcess.start(root, "liar", 3, lie)) {
            said = allLines(liar);
        }

        assertThat(said).hasSize(3 * CommittingProcess.Lie.LINES);
        assertThatThrownBy(() -> assertEverythingSaidIsThere(List.of("liar"), said))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(said.get(said.size() - CommittingProcess.Lie.LINES + lie.line()));
    }

    @Test
    void survivesSomeKillsOfThreeWriters() throws Exception {
        killThreeWriters(3);
    }

    @Tag("rigs")
    @Test
    void survivesHundredsOfKillsOfThreeWriters() throws Exception {
        killThreeWriters(100);
    }

    /** Kills three writers at a time, each after it has said any number of lines. */
    private void killThreeWriters(int rounds) throws Exception {
        Random random = new Random(1);
        List<String> names = new ArrayList<>();
        List<String> said = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            List<CommittingProcess> writers = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                String name = "writer" + round + "-" + i;
                names.add(name);
                writers.add(CommittingProcess.start(root, name, Integer.MAX_VALUE));
            }
            for (CommittingProcess writer : writers) {
                for (int line = random.nextInt(30); line >= 0; line--) {
                    said.add(writer.readLine());
                }
                writer.kill();
                said.addAll(allLines(writer));
                writer.close();
            }
            if (round % 10 == 0 || round == rounds - 1) {
                assertEverythingSaidIsThere(names, said);
            }
        }
        try (DirectoryBackend backend = DirectoryBackend.at(root)) {
            assertThat(backend.verify()).matches(StoreReport::isSound);
            backend.sweep(Duration.ZERO);
            backend.sweep(Duration.ZERO);
            assertThat(backend.verify().findings())
                    .allMatch(finding -> finding.file().toString().endsWith(".seg")
                            || finding.file().toString().endsWith("0001.rec"));
        }
        assertThat(root.resolve("tmp")).isEmptyDirectory();
        System.out.println("kills: " + 3 * rounds + ", acknowledged: " + said.size());
    }

    private void assertEverythingSaidIsThere(List<String> names, List<String> said) {
        List<LogEntry> log = log();
        assertThat(log.stream().map(LogEntry::revision))
                .isEqualTo(LongStream.rangeClosed(1, log.size()).boxed().toList());
        assertThat(log.size()).as("entries of commits of two").isEven();
        assertThat(log.stream().map(LogEntry::payload)).doesNotHaveDuplicates();
        try (Backend backend = DirectoryBackend.at(root)) {
            for (String line : said) {
                assertThat(isThere(line, log, backend)).as(line).isTrue();
            }
            for (String name : names) {
                assertPointsAreThere(backend, name);
            }
            assertThat(backend.tracking()
                            .search(RunQuery.all().withPageSize(RunQuery.MAX_PAGE))
                            .items())
                    .extracting(run -> run.id().value())
                    .containsExactlyInAnyOrderElementsOf(names);
        }
    }

    private static boolean isThere(String line, List<LogEntry> log, Backend backend) {
        String[] words = line.split(" ", 3);
        return switch (words[0]) {
            case "model" -> {
                int revision = Integer.parseInt(words[1]);
                yield revision <= log.size() && log.get(revision - 1).equals(new LogEntry(revision, words[2]));
            }
            case "content" -> backend.artifacts().contains(new Digest(words[1]));
            case "point" ->
                backend.tracking()
                                .history(RunId.of(words[1]), CommittingProcess.METRIC)
                                .size()
                        >= Integer.parseInt(words[2]);
            default -> throw new AssertionError(line);
        };
    }

    private static void assertPointsAreThere(Backend backend, String name) {
        List<MetricPoint> points = backend.tracking().history(RunId.of(name), CommittingProcess.METRIC);
        List<MetricPoint> expected = IntStream.rangeClosed(1, points.size())
                .mapToObj(round -> new MetricPoint(CommittingProcess.METRIC, 1.0 / round, round, 0))
                .toList();
        assertThat(points).isEqualTo(expected);
    }

    private List<LogEntry> log() {
        try (Backend backend = DirectoryBackend.at(root)) {
            return backend.registry().read(CommittingProcess.MODEL, 0);
        }
    }

    private static List<String> allLines(CommittingProcess process) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line = process.readLine(); line != null; line = process.readLine()) {
            lines.add(line);
        }
        return lines;
    }
}
