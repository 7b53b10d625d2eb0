// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops4j.common.ModelName;
import io.mlops4j.error.CorruptRecordException;
import io.mlops4j.fs.file.Placing;
import io.mlops4j.fs.file.RecordFiles;
import io.mlops4j.spi.Backend;
import io.mlops4j.spi.CommitResult.Committed;
import io.mlops4j.spi.CommitResult.Conflict;
import io.mlops4j.spi.LogEntry;
import io.mlops4j.tracking.MetricPoint;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the store does to the directory, and what it leaves behind. */
class ProtocolTest {
    private static final ModelName MODEL = ModelName.of("churn");

    @TempDir
    Path root;

    @BeforeEach
    void makeStore() {
        DirectoryBackend.at(root).close();
    }

    @Test
    void mixesBothWaysInOneLog() {
        try (Backend links = DirectoryBackend.at(root, Placing.LINK);
                Backend folders = DirectoryBackend.at(root, Placing.FOLDER)) {
            assertThat(links.registry().commit(MODEL, 0, "{\"n\":1}")).isEqualTo(new Committed(1));
            assertThat(folders.registry().commit(MODEL, 0, "{\"n\":2}")).isEqualTo(new Conflict(1));
            assertThat(folders.registry().commit(MODEL, 1, "{\"n\":2}")).isEqualTo(new Committed(2));
            assertThat(links.registry().commit(MODEL, 1, "{\"n\":3}")).isEqualTo(new Conflict(2));
            assertThat(links.registry().commit(MODEL, 2, "{\"n\":3}")).isEqualTo(new Committed(3));
        }
        assertThat(Everything.in(root).models().get(MODEL)).hasSize(3);
    }

    @Test
    void remembersTheRecordsThatItHasRead() throws IOException {
        try (Backend backend = DirectoryBackend.at(root)) {
            backend.registry().commit(MODEL, 0, "{\"n\":1}");
            backend.registry().commit(MODEL, 1, "{\"n\":2}");
            damageModels();

            assertThat(backend.registry().read(MODEL, 1)).containsExactly(new LogEntry(2, "{\"n\":2}"));
            assertThat(backend.registry().models()).containsExactly(MODEL);
        }
    }

    @Test
    void readsAWholeLogAnewForThoseWhoCheckIt() throws IOException {
        try (Backend backend = DirectoryBackend.at(root)) {
            backend.registry().commit(MODEL, 0, "{\"n\":1}");
            damageModels();

            assertThatThrownBy(() -> backend.registry().read(MODEL, 0))
                    .isInstanceOf(CorruptRecordException.class)
                    .hasMessageContaining("000000000001.rec");
        }
    }

    private void damageModels() throws IOException {
        for (Path file : Trees.files(root.resolve("models"))) {
            Trees.replace(file, bytes("damage that only a reader would notice"));
        }
    }

    @Test
    void foldsARunOnceAndNeverAgain() throws IOException {
        Everything.write(root);
        try (Backend backend = DirectoryBackend.at(root)) {
            var run = backend.tracking().find(Everything.RUN);
            for (Path file : Trees.files(root.resolve("runs"))) {
                byte[] other = new byte[(int) Files.size(file)];
                Trees.replace(file, other);
            }

            assertThat(backend.tracking().find(Everything.RUN)).isEqualTo(run);
        }
    }

    @Test
    void noticesASegmentThatHasShrunk() throws IOException {
        Everything.write(root);
        try (Backend backend = DirectoryBackend.at(root)) {
            backend.tracking().find(Everything.RUN);
            for (Path file : Trees.files(root.resolve("runs/r1/metrics"))) {
                Trees.replace(file, new byte[0]);
            }

            assertThatThrownBy(() -> backend.tracking().find(Everything.RUN))
                    .isInstanceOf(CorruptRecordException.class)
                    .hasMessageContaining("shorter");
        }
    }

    @Test
    void goesOnInTheNextFolderAfterAThousandRecords() throws IOException {
        RecordFiles.write(root.resolve("models/churn/log/000000"), "churn", 998);
        try (Backend backend = DirectoryBackend.at(root)) {
            for (int number = 999; number <= 1_002; number++) {
                assertThat(backend.registry().commit(MODEL, number - 1, "{}")).isEqualTo(new Committed(number));
            }
        }

        assertThat(root.resolve("models/churn/log/000000/000000000999.rec")).isRegularFile();
        assertThat(root.resolve("models/churn/log/000001/000000001000.rec")).isRegularFile();
        assertThat(Everything.in(root).models().get(MODEL)).hasSize(1_002);
    }

    @Test
    void leavesNothingTemporaryBehind() throws IOException {
        Everything.write(root);
        InputStream broken = InputStream.nullInputStream();
        broken.close();
        try (Backend backend = DirectoryBackend.at(root)) {
            backend.registry().commit(MODEL, 0, "{}");
            backend.artifacts().put(new ByteArrayInputStream("weights".getBytes(UTF_8)));
            assertThatThrownBy(() -> backend.artifacts().put(broken)).isInstanceOf(IOException.class);
        }

        assertThat(root.resolve("tmp")).isEmptyDirectory();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void letsNobodyElseWriteAndTheWorldNotRead() throws IOException {
        Everything.write(root);
        for (Path file : Trees.files(root)) {
            String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
            assertThat(mode).as(file.toString()).matches(file.toString().endsWith(".seg") ? "rw-.-----" : "r--.-----");
            String folder = PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent()));
            assertThat(folder).as(file.getParent().toString()).matches("rwx...---");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"weigh", "weighty", "weightS", ""})
    void healsADamagedContentThatIsStoredAgain(String damage) throws IOException {
        Everything.write(root);
        Path object = Trees.files(root.resolve("objects")).get(0);
        Trees.replace(object, bytes(damage));
        try (Backend backend = DirectoryBackend.at(root)) {
            backend.artifacts().put(new ByteArrayInputStream(bytes("weights")));
        }

        assertThat(object).hasContent("weights");
        assertThat(Trees.files(root.resolve("quarantine")))
                .hasSize(2)
                .anySatisfy(file -> assertThat(file).hasContent(damage))
                .anySatisfy(file ->
                        assertThat(file).content().contains(object.getFileName().toString()));
        assertThat(root.resolve("tmp")).isEmptyDirectory();
    }

    @Test
    void servesThreadsThatAreInterrupted() throws IOException {
        Everything.write(root);
        try (Backend backend = DirectoryBackend.at(root)) {
            Thread.currentThread().interrupt();
            assertThat(backend.registry().commit(MODEL, 3, "{}")).isEqualTo(new Committed(4));
            backend.tracking().append(Everything.RUN, List.of(new MetricPoint("auc", 1, 9, 9)));
            backend.artifacts().put(new ByteArrayInputStream(bytes("more")));
            assertThat(Everything.in(backend).histories().get(Everything.RUN + " auc"))
                    .hasSize(5);

            assertThat(Thread.interrupted()).as("still interrupted").isTrue();
        }
        assertThat(Everything.in(root).models().get(MODEL)).hasSize(4);
    }

    @Test
    void refusesPayloadsThatAreNoLine() {
        try (Backend backend = DirectoryBackend.at(root)) {
            for (String payload : List.of("{}\n", "{\r}", "x".repeat(4 * 1024 * 1024 + 1), "\ud800")) {
                assertThatThrownBy(() -> backend.registry().commit(MODEL, 0, payload))
                        .isInstanceOf(IllegalArgumentException.class);
            }
            assertThat(backend.registry().models()).isEmpty();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
