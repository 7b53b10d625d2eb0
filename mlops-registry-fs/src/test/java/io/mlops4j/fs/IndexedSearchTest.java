// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops4j.common.RunId;
import io.mlops4j.core.codec.JsonOut;
import io.mlops4j.error.CorruptRecordException;
import io.mlops4j.fs.file.Placing;
import io.mlops4j.fs.file.RecordFiles;
import io.mlops4j.fs.maintenance.Finding;
import io.mlops4j.spi.Backend;
import io.mlops4j.tracking.MetricPoint;
import io.mlops4j.tracking.Run;
import io.mlops4j.tracking.RunFilter;
import io.mlops4j.tracking.RunQuery;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever writers and the index have been through, a search finds what the records say. */
class IndexedSearchTest {
    /** More than are left unsaved. */
    private static final int MANY = 1_100;

    @TempDir
    Path root;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void findsWhatAllHandlesHaveWritten(long seed) {
        RandomRuns runs = new RandomRuns(seed);
        try (Backend one = DirectoryBackend.at(root);
                Backend other = DirectoryBackend.at(root);
                Backend reader = DirectoryBackend.at(root)) {
            for (int step = 0; step < 100; step++) {
                runs.change(step % 3 == 0 ? one.tracking() : other.tracking());
                if (step % 5 == 0) {
                    assertFindsAll(runs, reader);
                    assertFindsAll(runs, one);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Placing.class)
    void findsWhatWritersWroteThatHaveEnded(Placing placing) {
        RandomRuns runs = new RandomRuns(9);
        try (Backend reader = DirectoryBackend.at(root, placing)) {
            for (int step = 0; step < 30; step++) {
                try (Backend writer = DirectoryBackend.at(root, placing)) {
                    runs.change(writer.tracking());
                    runs.change(writer.tracking());
                }
                assertFindsAll(runs, reader);
            }
        }
        assertThat(Trees.files(root.resolve("writers"))).hasSize(30);
    }

    @Test
    void findsWhatWritersWroteThatDied() {
        RandomRuns runs = new RandomRuns(10);
        try (Backend reader = DirectoryBackend.at(root)) {
            assertFindsAll(runs, reader);
            for (int step = 0; step < 20; step++) {
                runs.change(DirectoryBackend.at(root).tracking());
                assertFindsAll(runs, reader);
            }
        }
        assertFindsAllAnew(runs);
    }

    @Test
    void findsWhatWasWrittenInManyFilesOfAnnouncements() throws IOException {
        RandomRuns runs = new RandomRuns(11);
        try (Backend writer = DirectoryBackend.at(root);
                Backend reader = DirectoryBackend.at(root)) {
            runs.change(writer.tracking());
            for (int part = 0; part < 3; part++) {
                runs.startMany(writer.tracking(), 250);
                runs.change(writer.tracking());
                assertFindsAll(runs, reader);
            }
        }
        assertThat(root.resolve("writers/ended/000000/000000000002.wri")).isRegularFile();
        assertThat(root.resolve("writers").toFile().list()).containsExactly("ended");
    }

    @Test
    void findsWhatIsWrittenUnderAnAnnouncementThatWasCarriedOver() {
        RandomRuns runs = new RandomRuns(18);
        try (Backend writer = DirectoryBackend.at(root);
                Backend reader = DirectoryBackend.at(root)) {
            runs.startOpen(writer.tracking(), 1);
            assertFindsAll(runs, reader);
            runs.startMany(writer.tracking(), 600);
            assertFindsAll(runs, reader);
            assertThat(root.resolve("writers/ended").toFile().list()).isNotEmpty();

            MetricPoint point = new MetricPoint("late", 7, 1, 1);
            writer.tracking().append(RandomRuns.id(0), List.of(point));
            assertThat(reader.tracking()
                            .search(RunQuery.where(RunFilter.metric("late").exists()))
                            .items())
                    .extracting(Run::id)
                    .containsExactly(RandomRuns.id(0));
        }
    }

    @Test
    void announcesForManyThreadsAtOnce() throws Exception {
        RandomRuns runs = new RandomRuns(17);
        try (Backend writer = DirectoryBackend.at(root);
                Backend reader = DirectoryBackend.at(root)) {
            ExecutorService threads = Executors.newFixedThreadPool(16);
            for (Future<?> started : runs.startInThreads(writer.tracking(), 1_500, threads)) {
                started.get();
            }
            threads.shutdown();
            assertFindsAll(runs, reader);
        }
        assertThat(root.resolve("writers").toFile().list()).containsExactly("ended");
    }

    @Test
    void writesToMoreRunsAtOnceThanStayAnnounced() {
        RandomRuns runs = new RandomRuns(16);
        try (Backend writer = DirectoryBackend.at(root, MetricDurability.WRITTEN);
                Backend reader = DirectoryBackend.at(root)) {
            runs.startOpen(writer.tracking(), 300);
            for (int round = 0; round < 2; round++) {
                runs.appendToEach(writer.tracking());
                assertFindsAll(runs, reader);
            }
        }
        assertThat(root.resolve("runs/" + RandomRuns.id(7) + "/metrics")
                        .toFile()
                        .list())
                .as("segments of one writer")
                .hasSize(1);
        assertFindsAllAnew(runs);
    }

    @Test
    void savesTheIndexAndGoesOnFromThere() throws IOException {
        manyRuns();
        Path saved = root.resolve("index/runs.idx");
        assertThat(saved).isRegularFile();

        damage(RandomRuns.id(3));
        try (Backend backend = DirectoryBackend.at(root)) {
            assertThat(backend.tracking().search(RunQuery.all().withPageSize(1)).items())
                    .as("found without reading others")
                    .hasSize(1);
            Files.delete(saved);
        }
        try (Backend backend = DirectoryBackend.at(root)) {
            assertThatThrownBy(() -> backend.tracking().search(RunQuery.all().withPageSize(1)))
                    .isInstanceOf(CorruptRecordException.class)
                    .hasMessageContaining(RandomRuns.id(3).value());
        }
    }

    @Test
    void findsAllWhateverBecameOfTheIndex() throws IOException {
        RandomRuns runs = manyRuns();
        Path saved = root.resolve("index/runs.idx");
        byte[] index = Files.readAllBytes(saved);
        List<Run> folded = runs.folded(root);
        List<byte[]> damaged = new ArrayList<>(List.of(Arrays.copyOf(index, index.length - 1)));
        for (int place : List.of(130, index.length / 2)) {
            byte[] altered = index.clone();
            altered[place] ^= 1;
            damaged.add(altered);
        }
        for (byte[] bytes : damaged) {
            Trees.replace(saved, bytes);
            try (Backend backend = DirectoryBackend.at(root)) {
                assertFindsAll(runs, folded, backend);
            }
        }
        Trees.replace(saved, index);
        try (Backend writer = DirectoryBackend.at(root)) {
            for (int step = 0; step < 20; step++) {
                runs.change(writer.tracking());
            }
            assertFindsAllAnew(runs);
        }
        assertFindsAllAnew(runs);
    }

    @Test
    void findsRunsThatWereCopiedIntoTheStoreOnceItIsOpenedAgain(@TempDir Path elsewhere) throws IOException {
        RandomRuns runs = manyRuns();
        RandomRuns others = new RandomRuns(12);
        try (Backend backend = DirectoryBackend.at(elsewhere)) {
            others.startMany(backend.tracking(), 1);
        }
        Trees.copy(elsewhere.resolve("runs/" + RandomRuns.id(0)), root.resolve("runs/copied"));
        assertThatThrownBy(() -> allOf(root))
                .as("a run under another's name, which only the look at it tells")
                .isInstanceOf(CorruptRecordException.class)
                .hasMessageContaining("copied");
        Trees.delete(root.resolve("runs/copied"));

        Path kept = elsewhere.resolve("kept");
        Trees.copy(root.resolve("runs/" + RandomRuns.id(5)), kept);
        Trees.delete(root.resolve("runs/" + RandomRuns.id(5)));
        assertThat(allOf(root)).hasSize(MANY - 1).noneMatch(run -> run.id().equals(RandomRuns.id(5)));
        Trees.copy(kept, root.resolve("runs/" + RandomRuns.id(5)));
        assertFindsAllAnew(runs);
    }

    @Test
    void readsEveryRunWhenAnnouncementsAreDamaged() throws IOException {
        RandomRuns runs = new RandomRuns(13);
        try (Backend reader = DirectoryBackend.at(root)) {
            Backend writer = DirectoryBackend.at(root);
            runs.startMany(writer.tracking(), 3);
            Path live = Trees.files(root.resolve("writers")).get(0);
            byte[] bytes = Files.readAllBytes(live);
            for (int i = 0; i < bytes.length - 1; i++) {
                byte[] altered = bytes.clone();
                altered[i] ^= 1;
                Trees.replace(live, altered);
                assertDamaged(live, "byte " + i);
                assertFindsAllAnew(runs);
            }
            Trees.replace(live, bytes);
            Files.writeString(live, "1c291ca3 + ru", StandardOpenOption.APPEND);
            assertFindsAll(runs, reader);
        }
    }

    @Test
    void missesNothingThatDamagedAnnouncementsNamedWhateverTheIndexSays() throws IOException {
        RandomRuns runs = new RandomRuns(18);
        changeAndClose(runs, 20);
        AnnouncedRuns.saveIndex(root);
        for (int lists = 0; lists < 3; lists++) {
            changeAndClose(runs, 20);
        }
        runs.change(DirectoryBackend.at(root).tracking());
        for (Path list : Trees.files(root.resolve("writers"))) {
            byte[] bytes = Files.readAllBytes(list);
            for (byte[] damaged : List.of(new byte[] {'?', '\n'}, new byte[bytes.length], concat(bytes, "x\n"))) {
                Trees.replace(list, damaged);
                assertDamaged(list, list.toString());
                assertFindsAllAnew(runs);
            }
            Trees.replace(list, bytes);
        }
    }

    @Test
    void goesOnBehindDamagedAndMissingAnnouncements() throws IOException {
        RandomRuns runs = new RandomRuns(19);
        try (Backend reader = DirectoryBackend.at(root)) {
            changeAndClose(runs, 5);
            assertFindsAll(runs, reader);
            for (int list = 2; list < 12; list += 2) {
                changeAndClose(runs, 5);
                changeAndClose(runs, 5);
                Path file = root.resolve(String.format("writers/ended/000000/%012d.wri", list));
                if (list % 4 == 0) {
                    Files.delete(file);
                } else {
                    Trees.replace(file, new byte[] {'?'});
                }
                assertFindsAll(runs, reader);
                assertFindsAll(runs, reader);
            }
        }
    }

    @Test
    void doesWithoutAnIndexThatIncludesOtherAnnouncementsThanThereAre() throws IOException {
        RandomRuns runs = new RandomRuns(20);
        changeAndClose(runs, 20);
        changeAndClose(runs, 20);
        AnnouncedRuns.saveIndex(root);
        Files.delete(root.resolve("writers/ended/000000/000000000002.wri"));
        changeAndClose(runs, 20);

        assertFindsAllAnew(runs);
    }

    private void changeAndClose(RandomRuns runs, int changes) {
        try (Backend writer = DirectoryBackend.at(root)) {
            for (int i = 0; i < changes; i++) {
                runs.change(writer.tracking());
            }
        }
    }

    private void assertDamaged(Path file, String what) {
        try (DirectoryBackend backend = DirectoryBackend.at(root)) {
            assertThat(backend.verify().findings()).as(what).anySatisfy(finding -> {
                assertThat(finding.problem()).isEqualTo(Finding.Problem.DAMAGED);
                assertThat(finding.message()).contains(file.toString());
            });
        }
    }

    private static byte[] concat(byte[] bytes, String text) {
        byte[] both = Arrays.copyOf(bytes, bytes.length + text.length());
        System.arraycopy(text.getBytes(StandardCharsets.US_ASCII), 0, both, bytes.length, text.length());
        return both;
    }

    @Test
    void searchesAStoreWhoseWritersDoNotAnnounceWhatTheyDo() throws IOException {
        RandomRuns runs = new RandomRuns(14);
        DirectoryBackend.at(root).close();
        Trees.replace(
                root.resolve("FORMAT"),
                RecordFiles.format(JsonOut.line(
                        1,
                        out -> out.int32("minReader", 1)
                                .int32("minWriter", 1)
                                .texts("readFeatures", List.of())
                                .texts("writeFeatures", List.of())
                                .text("storeId", "x"))));
        try (Backend writer = DirectoryBackend.at(root);
                Backend reader = DirectoryBackend.at(root)) {
            for (int step = 0; step < 30; step++) {
                runs.change(writer.tracking());
                assertFindsAll(runs, reader);
            }
        }
        assertThat(root.resolve("writers")).doesNotExist();
    }

    private RandomRuns manyRuns() {
        RandomRuns runs = new RandomRuns(15);
        try (Backend backend = DirectoryBackend.at(root)) {
            runs.startMany(backend.tracking(), MANY);
        }
        // by another, since what is written at the moment is read again whatever is saved
        allOf(root);
        return runs;
    }

    private void damage(RunId run) throws IOException {
        Trees.replace(root.resolve("runs/" + run + "/log/000000/000000000001.rec"), new byte[3]);
    }

    private static List<Run> allOf(Path root) {
        try (Backend backend = DirectoryBackend.at(root)) {
            return RandomRuns.allPages(backend.tracking(), RunQuery.all());
        }
    }

    private void assertFindsAllAnew(RandomRuns runs) {
        try (Backend backend = DirectoryBackend.at(root)) {
            assertFindsAll(runs, backend);
        }
    }

    private void assertFindsAll(RandomRuns runs, Backend backend) {
        assertFindsAll(runs, runs.folded(root), backend);
    }

    private static void assertFindsAll(RandomRuns runs, List<Run> folded, Backend backend) {
        for (RunQuery query : Stream.generate(runs::query).limit(3).toList()) {
            RunQuery pages = folded.size() > 100 ? query.withPageSize(500) : query;
            assertThat(RandomRuns.allPages(backend.tracking(), pages))
                    .as("%s", pages)
                    .isEqualTo(RandomRuns.expected(folded, pages));
        }
    }
}
