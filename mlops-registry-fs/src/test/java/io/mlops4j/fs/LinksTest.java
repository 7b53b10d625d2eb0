// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops4j.common.ExperimentName;
import io.mlops4j.common.ModelName;
import io.mlops4j.common.RunId;
import io.mlops4j.error.CorruptRecordException;
import io.mlops4j.spi.Backend;
import io.mlops4j.tracking.Experiment;
import io.mlops4j.tracking.RunEvent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A symbolic link in the store leads nowhere: nothing is written or read through it. */
class LinksTest {
    private static final ModelName MODEL = ModelName.of("churn");

    @TempDir
    Path folder;

    private Path root = Path.of("");
    private Path outside = Path.of("");

    @BeforeEach
    void makeStore() throws IOException {
        root = folder.toRealPath().resolve("store");
        outside = Files.createDirectory(folder.resolve("outside"));
        DirectoryBackend.at(root).close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tmp", "models", "models/churn", "models/churn/log", "models/churn/log/000000"})
    void commitsNothingThroughALink(String place) throws IOException {
        link(place);
        try (Backend backend = DirectoryBackend.at(root)) {
            assertThatThrownBy(() -> backend.registry().commit(MODEL, 0, "{}"))
                    .isInstanceOf(CorruptRecordException.class)
                    .hasMessageContaining("'" + root.resolve(place) + "'");
        }
        assertThat(outside).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tmp", "objects", "objects/2d"})
    void storesNothingThroughALink(String place) throws IOException {
        link(place);
        try (Backend backend = DirectoryBackend.at(root)) {
            // whose SHA-256 begins with 2d
            InputStream content = new ByteArrayInputStream(new byte[] {'x'});
            assertThatThrownBy(() -> backend.artifacts().put(content))
                    .isInstanceOf(CorruptRecordException.class)
                    .hasMessageContaining("'" + root.resolve(place) + "'");
        }
        assertThat(outside).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tmp", "runs", "runs/r1", "runs/r1/log"})
    void startsNoRunThroughALink(String place) throws IOException {
        link(place);
        RunEvent started = new RunEvent.Started(ExperimentName.of("e"), "r1", null, new TreeMap<>(), Instant.EPOCH);
        try (Backend backend = DirectoryBackend.at(root)) {
            assertThatThrownBy(() -> backend.tracking().commit(RunId.of("r1"), 0, List.of(started)))
                    .isInstanceOf(CorruptRecordException.class);
        }
        assertThat(outside).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tmp", "experiments"})
    void createsNoExperimentThroughALink(String place) throws IOException {
        link(place);
        try (Backend backend = DirectoryBackend.at(root)) {
            Experiment experiment = new Experiment(ExperimentName.of("e"), Instant.EPOCH);
            assertThatThrownBy(() -> backend.tracking().create(experiment)).isInstanceOf(CorruptRecordException.class);
        }
        assertThat(outside).isEmptyDirectory();
    }

    @Test
    void replacesNoLinkInPlaceOfARecord() throws IOException {
        Path record = root.resolve("models/churn/log/000000/000000000001.rec");
        Files.createDirectories(record.getParent());
        Files.createSymbolicLink(record, outside.resolve("dangling"));
        try (Backend backend = DirectoryBackend.at(root)) {
            assertThatThrownBy(() -> backend.registry().commit(MODEL, 0, "{}"))
                    .isInstanceOf(CorruptRecordException.class)
                    .hasMessageContaining("000000000001.rec");
        }
        assertThat(outside).isEmptyDirectory();
        assertThat(record).isSymbolicLink();
    }

    private void link(String place) throws IOException {
        Path link = root.resolve(place);
        Files.createDirectories(link.getParent());
        if (Files.isDirectory(link)) {
            Files.delete(link);
        }
        Files.createSymbolicLink(link, outside);
    }
}
