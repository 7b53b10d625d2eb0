// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops4j.common.RunId;
import io.mlops4j.error.CorruptRecordException;
import io.mlops4j.tracking.MetricPoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricFilesTest {
    private static final RunId RUN = RunId.of("r1");

    @TempDir
    Path root;

    private Path folder = Path.of("");

    @BeforeEach
    void makeStore() throws IOException {
        Files.createFile(root.resolve("FORMAT"));
        folder = root.resolve("runs/r1/metrics");
    }

    @Test
    void readsEachPointOnceWhoeverAppendedIt() {
        MetricFiles reader = metrics();
        MetricFiles one = metrics();
        MetricFiles other = metrics();

        assertThat(readNew(reader)).isEmpty();
        one.append(List.of(point(1), point(2)));
        other.append(List.of(point(3)));
        assertThat(readNew(reader)).containsExactlyInAnyOrder(point(1), point(2), point(3));
        one.append(List.of(point(4)));
        reader.append(List.of(point(5)));
        assertThat(readNew(reader)).containsExactlyInAnyOrder(point(4), point(5));
        assertThat(readNew(reader)).isEmpty();
    }

    @Test
    void hasOneSegmentPerWriter() {
        MetricFiles one = metrics();
        one.append(List.of(point(1)));
        one.append(List.of(point(2)));
        metrics().append(List.of(point(3)));

        assertThat(folder)
                .isDirectoryContaining("glob:**.seg")
                .satisfies(f -> assertThat(f.toFile().list()).hasSize(2));
    }

    @Test
    void losesNoPointsWhenAnotherSegmentCannotBeRead() throws IOException {
        metrics().append(List.of(point(1)));
        MetricFiles reader = metrics();
        // sorts behind every name that a store gives
        Path broken = Files.writeString(folder.resolve("zzz.seg"), "broken\n");
        List<MetricPoint> read = new ArrayList<>();

        assertThatThrownBy(() -> reader.readNew(read::addAll)).isInstanceOf(CorruptRecordException.class);
        Files.delete(broken);
        reader.readNew(read::addAll);
        assertThat(read).containsExactly(point(1));
    }

    private MetricFiles metrics() {
        return Storage.at(root, null).metrics(folder, RUN, MetricFiles.Sync.EACH);
    }

    private static List<MetricPoint> readNew(MetricFiles metrics) {
        List<MetricPoint> points = new ArrayList<>();
        metrics.readNew(points::addAll);
        return points;
    }

    private static MetricPoint point(long step) {
        return new MetricPoint("auc", 0.5, step, 0);
    }
}
