// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops4j.common.ModelName;
import io.mlops4j.common.RunId;
import io.mlops4j.core.codec.JsonOut;
import io.mlops4j.error.CorruptRecordException;
import io.mlops4j.error.StoreUnavailableException;
import io.mlops4j.error.UnsupportedFormatException;
import io.mlops4j.fs.file.RecordFiles;
import io.mlops4j.spi.Backend;
import io.mlops4j.spi.LogEntry;
import io.mlops4j.tracking.Experiment;
import io.mlops4j.tracking.MetricPoint;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes a store, what is one, and what is left alone. */
class OpeningTest {
    private static final ModelName MODEL = ModelName.of("churn");
    private static final String CURRENT = "1,1,,";

    @TempDir
    Path folder;

    @Test
    void makesAStoreWhereNothingIs() throws IOException {
        Path root = folder.resolve("a/b/store");
        DirectoryBackend.at(root).close();

        assertThat(root.resolve("FORMAT")).isRegularFile();
        assertThat(Files.readString(root.resolve("FORMAT")))
                .startsWith("mlops4j-record format=1 kind=store number=1 ")
                .contains(
                        "\"minReader\":1,\"minWriter\":1,\"readFeatures\":[],\"writeFeatures\":[\"announced-writes\"],\"storeId\":\"");
    }

    @Test
    void opensAStoreAgainWithoutChangingIt() throws IOException {
        Everything.write(folder);
        Map<String, String> before = Trees.snapshot(folder);
        Everything.in(folder);

        assertThat(Trees.snapshot(folder)).isEqualTo(before);
    }

    @Test
    void followsALinkToTheRootOnly() throws IOException {
        Everything.write(folder.resolve("store"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("store"));

        assertThat(Everything.in(link)).isEqualTo(Everything.in(folder.resolve("store")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"lost+found", ".git"})
    void takesAFolderForEmptyThatPeopleCallSo(String name) throws IOException {
        Files.createDirectory(folder.resolve(name));

        DirectoryBackend.at(folder).close();
    }

    @Test
    void leavesAFolderWithOtherFilesAlone() throws IOException {
        Files.writeString(folder.resolve("thesis.tex"), "?");
        Map<String, String> before = Trees.snapshot(folder);

        assertThatThrownBy(() -> DirectoryBackend.at(folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Invalid directory: '" + folder.toRealPath()
                        + "' (a store, or empty; it holds 'thesis.tex' and no file FORMAT)");
        assertThat(Trees.snapshot(folder)).isEqualTo(before);
    }

    @Test
    void reportsAStoreWithoutItsFormat() throws IOException {
        Everything.write(folder);
        Files.delete(folder.resolve("FORMAT"));
        Map<String, String> before = Trees.snapshot(folder);

        assertThatThrownBy(() -> DirectoryBackend.at(folder))
                .isInstanceOf(CorruptRecordException.class)
                .hasMessageContaining("FORMAT");
        assertThat(Trees.snapshot(folder)).isEqualTo(before);
    }

    @Test
    void reportsAPlaceWhereNoFolderCanBe() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "?");

        assertThatThrownBy(() -> DirectoryBackend.at(file)).isInstanceOf(StoreUnavailableException.class);
        assertThatThrownBy(() -> DirectoryBackend.at(file.resolve("store")))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining(file.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2,2,,", "1,1,packed,", "2,1,,"})
    void refusesAStoreThatOnlyANewerLibraryCanRead(String format) throws IOException {
        Everything.write(folder);
        writeFormat(format);
        Map<String, String> before = Trees.snapshot(folder);

        assertThatThrownBy(() -> DirectoryBackend.at(folder))
                .isInstanceOf(UnsupportedFormatException.class)
                .hasMessageContaining("it needs a newer library");
        assertThat(Trees.snapshot(folder)).isEqualTo(before);
    }

    @Test
    void refusesAFormatFileOfANewerFormat() throws IOException {
        Everything.write(folder);
        String newer = "mlops4j-record format=7 of another kind check=f662a3f5\n";
        Trees.replace(folder.resolve("FORMAT"), newer.getBytes(UTF_8));
        Map<String, String> before = Trees.snapshot(folder);

        assertThatThrownBy(() -> DirectoryBackend.at(folder))
                .isInstanceOf(UnsupportedFormatException.class)
                .hasMessageContaining("FORMAT")
                .hasMessageContaining("format 7");
        assertThat(Trees.snapshot(folder)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,2,,", "1,1,,signed"})
    void onlyReadsAStoreThatOnlyANewerLibraryCanWrite(String format) throws IOException {
        Everything.write(folder);
        Everything all = Everything.in(folder);
        writeFormat(format);
        Map<String, String> before = Trees.snapshot(folder);

        assertThat(Everything.in(folder)).isEqualTo(all);
        try (Backend backend = DirectoryBackend.at(folder)) {
            Experiment experiment = new Experiment(io.mlops4j.common.ExperimentName.of("new"), Instant.EPOCH);
            List<MetricPoint> points = List.of(new MetricPoint("auc", 1, 1, 1));
            assertThatThrownBy(() -> backend.registry().commit(MODEL, 3, "{}"))
                    .isInstanceOf(UnsupportedFormatException.class);
            assertThatThrownBy(() -> backend.tracking().create(experiment))
                    .isInstanceOf(UnsupportedFormatException.class);
            assertThatThrownBy(() -> backend.tracking().append(Everything.RUN, points))
                    .isInstanceOf(UnsupportedFormatException.class);
            assertThatThrownBy(() -> backend.tracking().commit(RunId.of("x"), 0, List.of()))
                    .isInstanceOf(UnsupportedFormatException.class);
            assertThatThrownBy(() -> backend.artifacts().put(new ByteArrayInputStream(new byte[1])))
                    .isInstanceOf(UnsupportedFormatException.class);
        }
        assertThat(Trees.snapshot(folder)).isEqualTo(before);
    }

    @Test
    void readsAStoreWithoutItsEmptyFolders() throws IOException {
        try (Backend backend = DirectoryBackend.at(folder)) {
            backend.registry().commit(MODEL, 0, "{}");
        }
        Files.delete(folder.resolve("tmp"));

        try (Backend backend = DirectoryBackend.at(folder)) {
            assertThat(backend.registry().read(MODEL, 0)).containsExactly(new LogEntry(1, "{}"));
            backend.registry().commit(MODEL, 1, "{}");
            assertThat(backend.registry().read(MODEL, 1)).hasSize(1);
        }
    }

    @Test
    void tellsAStoreThatIsGoneFromAnEmptyOne() throws IOException {
        try (Backend backend = DirectoryBackend.at(folder)) {
            Files.move(folder.resolve("FORMAT"), folder.resolve("elsewhere"));

            assertThatThrownBy(() -> backend.registry().read(MODEL, 0)).isInstanceOf(StoreUnavailableException.class);
            assertThatThrownBy(() -> backend.registry().models()).isInstanceOf(StoreUnavailableException.class);
            assertThatThrownBy(() -> backend.registry().commit(MODEL, 0, "{}"))
                    .isInstanceOf(StoreUnavailableException.class);
            assertThatThrownBy(() -> backend.tracking().find(Everything.RUN))
                    .isInstanceOf(StoreUnavailableException.class);
            Files.move(folder.resolve("elsewhere"), folder.resolve("FORMAT"));
        }
    }

    @Test
    void describesItself() throws IOException {
        try (Backend backend = DirectoryBackend.at(folder)) {
            assertThat(backend.description()).isEqualTo("directory " + folder.toRealPath());
        }
    }

    private void writeFormat(String format) throws IOException {
        assertThat(format).isNotEqualTo(CURRENT);
        String[] parts = format.split(",", -1);
        String payload = JsonOut.line(
                1,
                out -> out.int32("minReader", Integer.parseInt(parts[0]))
                        .int32("minWriter", Integer.parseInt(parts[1]))
                        .texts("readFeatures", features(parts[2]))
                        .texts("writeFeatures", features(parts[3]))
                        .text("storeId", "x")
                        .text("fieldOfALaterVersion", "?"));
        Trees.replace(folder.resolve("FORMAT"), RecordFiles.format(payload));
    }

    private static List<String> features(String name) {
        return name.isEmpty() ? List.of() : List.of(name);
    }
}
