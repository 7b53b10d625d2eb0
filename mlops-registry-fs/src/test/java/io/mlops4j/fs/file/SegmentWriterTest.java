// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops4j.common.RunId;
import io.mlops4j.error.CommitStateUnknownException;
import io.mlops4j.error.StoreUnavailableException;
import io.mlops4j.fs.disk.Content;
import io.mlops4j.fs.disk.DiskWatch;
import io.mlops4j.fs.disk.Operation;
import io.mlops4j.fs.disk.Operation.Kind;
import io.mlops4j.fs.disk.WatchedFileSystem;
import io.mlops4j.tracking.MetricPoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentWriterTest {
    private static final RunId RUN = RunId.of("r1");

    @TempDir
    Path root;

    private Path folder = Path.of("");
    private Fault fault = (moment, operation) -> operation;
    private int synced;

    @BeforeEach
    void makeStore() throws IOException {
        Files.createFile(root.resolve("FORMAT"));
        folder = root.resolve("metrics");
    }

    @Test
    void appendsToOneSegment() {
        SegmentWriter writer = writer(MetricFiles.Sync.LATER);
        writer.append(List.of(point(1), point(2)));
        writer.release();
        writer.release();
        writer.append(List.of(point(3)));

        assertThat(segments()).hasSize(1);
        assertThat(read()).containsExactly(point(1), point(2), point(3));
    }

    @Test
    void syncsOnceWhatIsSyncedLater() {
        SegmentWriter writer = writer(MetricFiles.Sync.LATER);
        writer.append(List.of(point(1)));
        writer.append(List.of(point(2)));
        assertThat(synced).isZero();

        writer.force();
        assertThat(synced).isEqualTo(1);
        writer.force();
        assertThat(synced).isEqualTo(1);
        writer.append(List.of(point(3)));
        writer.force();
        assertThat(synced).isEqualTo(2);
    }

    @Test
    void syncsEachAppendThatIsToBeDurable() {
        SegmentWriter writer = writer(MetricFiles.Sync.EACH);
        writer.append(List.of(point(1)));
        writer.append(List.of(point(2)));
        assertThat(synced).isEqualTo(2);

        writer.force();
        assertThat(synced).isEqualTo(2);
    }

    @Test
    void reportsWhatCannotBeSynced() {
        SegmentWriter writer = writer(MetricFiles.Sync.LATER);
        writer.append(List.of(point(1)));
        fault = refusing(Kind.FORCE);

        assertThatThrownBy(writer::force)
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessage("Cannot write '" + segments().get(0) + "': refused");
        fault = (moment, operation) -> operation;
        writer.force();
        assertThat(synced).isEqualTo(1);
    }

    @Test
    void goesOnInAnotherSegmentAfterAnError() {
        SegmentWriter writer = writer(MetricFiles.Sync.LATER);
        writer.append(List.of(point(1)));
        fault = refusing(Kind.WRITE);
        Path first = segments().get(0);

        assertThatThrownBy(() -> writer.append(List.of(point(2))))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessage("Cannot append to '" + first + "': refused");
        fault = (moment, operation) -> operation;
        writer.append(List.of(point(3)));

        assertThat(segments()).hasSize(2).contains(first);
        assertThat(read()).containsExactlyInAnyOrder(point(1), point(3));
    }

    @Test
    void saysThatItCannotTellWhetherPointsAreThere() {
        SegmentWriter writer = writer(MetricFiles.Sync.LATER);
        fault = (moment, operation) -> {
            if (moment == Moment.AFTER && operation.kind() == Kind.WRITE) {
                throw new IOException("the answer was lost");
            }
            return operation;
        };
        assertThatThrownBy(() -> writer.append(List.of(point(1))))
                .isInstanceOf(CommitStateUnknownException.class)
                .hasMessage("Cannot tell whether points were written durably to '"
                        + segments().get(0) + "': the answer was lost");
        assertThat(read()).containsExactly(point(1));

        fault = (moment, operation) -> {
            if (operation.kind() == Kind.WRITE || (operation.kind() == Kind.STAT && isSegment(operation))) {
                throw new IOException("refused");
            }
            return operation;
        };
        assertThatThrownBy(() -> writer.append(List.of(point(2)))).isInstanceOf(CommitStateUnknownException.class);
    }

    @Test
    void knowsThatABatchWithoutItsEndIsNotThere() {
        SegmentWriter writer = writer(MetricFiles.Sync.LATER);
        fault = (moment, operation) -> {
            if (moment == Moment.AFTER && operation.kind() == Kind.WRITE) {
                throw new IOException("no room");
            }
            Content content = operation.content();
            return operation.kind() == Kind.WRITE ? operation.with(content.first(content.size() - 1)) : operation;
        };

        assertThatThrownBy(() -> writer.append(List.of(point(1)))).isInstanceOf(StoreUnavailableException.class);
        assertThat(read()).isEmpty();
    }

    @Test
    void reportsASegmentThatCannotBeMade() {
        SegmentWriter writer = writer(MetricFiles.Sync.LATER);
        fault = refusing(Kind.CREATE);

        assertThatThrownBy(() -> writer.append(List.of(point(1))))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageStartingWith("Cannot create '" + folder)
                .hasMessageEndingWith(".seg': refused");
    }

    @Test
    void beginsAnotherSegmentWhenOneIsFull() throws IOException {
        SegmentWriter writer = writer(MetricFiles.Sync.LATER);
        List<MetricPoint> many = Collections.nCopies(2_000, new MetricPoint("x".repeat(200), 1, 1, 0));
        while (segments().isEmpty() || Files.size(segments().get(0)) <= 16 * 1024 * 1024) {
            writer.append(many);
        }
        assertThat(segments()).hasSize(1);
        assertThat(synced).isZero();

        writer.append(List.of(point(1)));

        assertThat(segments()).hasSize(2);
        assertThat(synced).as("the full one").isEqualTo(1);
    }

    private enum Moment {
        BEFORE,
        AFTER
    }

    /** What becomes of an operation. */
    private interface Fault {
        Operation at(Moment moment, Operation operation) throws IOException;
    }

    private static Fault refusing(Kind kind) {
        return (moment, operation) -> {
            if (operation.kind() == kind) {
                throw new IOException("refused");
            }
            return operation;
        };
    }

    private static boolean isSegment(Operation operation) {
        return operation.path().toString().endsWith(SegmentWriter.SUFFIX);
    }

    private SegmentWriter writer(MetricFiles.Sync sync) {
        Path watched = WatchedFileSystem.watch(root, new DiskWatch() {
            @Override
            public Operation before(Operation operation) throws IOException {
                return fault.at(Moment.BEFORE, operation);
            }

            @Override
            public void after(Operation operation) throws IOException {
                fault.at(Moment.AFTER, operation);
                synced += operation.kind() == Kind.FORCE && isSegment(operation) ? 1 : 0;
            }
        });
        StoreFiles files = new StoreFiles(watched);
        return new SegmentWriter(files, new DurableFiles(files), watched.resolve("metrics"), RUN, sync);
    }

    private List<Path> segments() {
        return new StoreFiles(root).list(folder).stream().map(folder::resolve).toList();
    }

    private List<MetricPoint> read() {
        List<MetricPoint> points = new ArrayList<>();
        Storage.at(root, null).metrics(folder, RUN, MetricFiles.Sync.EACH).readAll(points::addAll);
        return points;
    }

    private static MetricPoint point(long step) {
        return new MetricPoint("auc", 0.5, step, 0);
    }
}
