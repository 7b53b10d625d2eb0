// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops4j.error.CommitStateUnknownException;
import io.mlops4j.error.CorruptRecordException;
import io.mlops4j.error.StoreUnavailableException;
import io.mlops4j.fs.disk.DiskWatch;
import io.mlops4j.fs.disk.Operation;
import io.mlops4j.fs.disk.Operation.Kind;
import io.mlops4j.fs.disk.WatchedFileSystem;
import io.mlops4j.spi.CommitResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordLogTest {
    private static final String OWNER = "churn";

    @TempDir
    Path root;

    private Path folder = Path.of("");
    private final List<RecordFile> taken = new ArrayList<>();

    @BeforeEach
    void makeStore() throws IOException {
        Files.createFile(root.resolve("FORMAT"));
        folder = root.resolve("models/churn/log");
    }

    @Test
    void takesEachRecordOnceAndInOrder() {
        RecordLog log = log();
        assertThat(log.exists()).isFalse();
        assertThat(log.refresh()).isZero();
        for (long number = 1; number <= 3; number++) {
            assertThat(log.commit(number - 1, "{\"n\":" + number + "}")).isEqualTo(new CommitResult.Committed(number));
        }
        assertThat(log.refresh()).isEqualTo(3);
        assertTaken(1L, 2L, 3L);

        taken.clear();
        RecordLog other = log();
        assertThat(other.exists()).isTrue();
        assertTaken(1L);
        assertThat(other.refresh()).isEqualTo(3);
        assertThat(other.refresh()).isEqualTo(3);
        assertThat(other.exists()).isTrue();
        assertTaken(1L, 2L, 3L);
    }

    @Test
    void readsEverythingOnceMore() {
        RecordLog log = log();
        log.commit(0, "{}");
        log.commit(1, "{}");
        log().commit(2, "{}");
        taken.clear();
        List<RecordFile> again = new ArrayList<>();

        log.replay((file, record) -> {
            assertThat(file).isEqualTo(RecordLog.file(folder, record.number()));
            again.add(record);
        });

        assertTaken(3L);
        assertThat(again).extracting(RecordFile::number).containsExactly(1L, 2L, 3L);
        assertThat(again)
                .extracting(RecordFile::previous)
                .containsExactly(
                        RecordFile.NONE, again.get(0).digest(), again.get(1).digest());
    }

    @Test
    void refusesWhoHasNotSeenTheLast() {
        log().commit(0, "{}");

        assertThat(log().commit(0, "{}")).isEqualTo(new CommitResult.Conflict(1));
        assertThat(log().commit(2, "{}")).isEqualTo(new CommitResult.Conflict(1));
        assertThat(RecordLog.file(folder, 2)).doesNotExist();
    }

    @Test
    void takesItsOwnRecordOnceThoughAnotherThreadReadItFirst() {
        List<RecordLog> self = new ArrayList<>();
        RecordLog log = log(watched(new DiskWatch() {
            @Override
            public void after(Operation operation) {
                if (operation.kind() == Kind.LINK) {
                    assertThat(self.get(0).refresh()).isEqualTo(1);
                }
            }
        }));
        self.add(log);

        assertThat(log.commit(0, "{}")).isEqualTo(new CommitResult.Committed(1));

        assertTaken(1L);
    }

    /** Whoever finds the record by reading would else be told that it was committed, and lose it with the power. */
    @Test
    void readsWhatMayNotOutlastAPowerCutOnlyWhenItDoes() throws IOException {
        log().commit(0, "{}");
        AtomicBoolean broken = new AtomicBoolean(true);
        RecordLog log = log(watched(new DiskWatch() {
            @Override
            public Operation before(Operation operation) throws IOException {
                if (operation.kind() == Kind.FORCE && operation.path().endsWith("000000") && broken.get()) {
                    throw new IOException("Input/output error");
                }
                return operation;
            }
        }));

        assertThatThrownBy(() -> log.commit(1, "{}")).isInstanceOf(CommitStateUnknownException.class);
        assertThat(RecordLog.file(folder, 2)).exists();
        assertThatThrownBy(log::refresh).isInstanceOf(StoreUnavailableException.class);
        assertThatThrownBy(() -> log.replay((file, record) -> {})).isInstanceOf(StoreUnavailableException.class);
        assertThatThrownBy(() -> log.commit(1, "{}")).isInstanceOf(StoreUnavailableException.class);
        broken.set(false);
        assertThat(log.refresh()).isEqualTo(2);
        assertThat(log.commit(2, "{}")).isEqualTo(new CommitResult.Committed(3));
    }

    @Test
    void saysWhatItLostTo() {
        RecordLog log = log(watched(new DiskWatch() {
            private boolean done;

            @Override
            public Operation before(Operation operation) {
                if (operation.kind() == Kind.LINK && !done) {
                    done = true;
                    log().commit(0, "{\"by\":\"rival\"}");
                    log().commit(1, "{\"by\":\"rival\"}");
                }
                return operation;
            }
        }));

        assertThat(log.commit(0, "{\"by\":\"me\"}")).isEqualTo(new CommitResult.Conflict(2));
        assertThat(log.commit(2, "{\"by\":\"me\"}")).isEqualTo(new CommitResult.Committed(3));
    }

    @Test
    void namesFiles() {
        assertThat(RecordLog.first(folder)).isEqualTo(folder.resolve("000000/000000000001.rec"));
        for (long number : new long[] {1, 999, 1_000, 999_999_999, 1_000_000_000, 999_999_999_999L}) {
            assertThat(RecordLog.number(folder, RecordLog.file(folder, number))).isEqualTo(number);
        }
        assertThat(RecordLog.file(folder, 999)).isEqualTo(folder.resolve("000000/000000000999.rec"));
        assertThat(RecordLog.file(folder, 1_000)).isEqualTo(folder.resolve("000001/000000001000.rec"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"000001/000000000001.rec", "000000/1.rec", "000000/000000000001.rec~", "000000/x"})
    void knowsNoRecordsElsewhere(String file) {
        assertThatThrownBy(() -> RecordLog.number(folder, folder.resolve(file)))
                .isInstanceOf(CorruptRecordException.class)
                .hasMessageContaining(file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x/000000000009.rec", "00000/000000000009.rec", "000000/x", "000000/9.rec"})
    void findsWhatIsNoRecord(String file) throws IOException {
        log().commit(0, "{}");
        Files.createDirectories(folder.resolve(file).getParent());
        Files.createFile(folder.resolve(file));

        assertThatThrownBy(() -> log().refresh())
                .isInstanceOf(CorruptRecordException.class)
                .hasMessageContaining("something else that the store never makes there");
    }

    @Test
    void findsThatARecordIsMissing() throws IOException {
        RecordFiles.write(folder.resolve("000000"), OWNER, 3);
        RecordLog before = log();
        before.refresh();
        Files.delete(RecordLog.file(folder, 2));

        assertThat(before.refresh()).isEqualTo(3);
        assertMissing(2, () -> log().refresh());
        assertMissing(2, () -> log().commit(1, "{}"));
        assertMissing(2, () -> before.replay((file, record) -> {}));
        Files.delete(RecordLog.first(folder));
        assertMissing(1, () -> log().exists());
    }

    private void assertMissing(long number, Runnable reading) {
        assertThatThrownBy(reading::run)
                .isInstanceOf(CorruptRecordException.class)
                .hasMessage("Cannot read '" + RecordLog.file(folder, number)
                        + "': it is missing, and there are records after it, up to 000000000003.rec");
    }

    @Test
    void findsRecordsOfOthers() throws IOException {
        RecordFiles.write(folder.resolve("000000"), "credit", 1);

        assertThatThrownBy(() -> log().refresh())
                .isInstanceOf(CorruptRecordException.class)
                .hasMessageContaining("it belongs to 'credit', not to 'churn'");
        assertThat(taken).isEmpty();
    }

    @Test
    void findsARecordThatFollowsAnother() throws IOException {
        RecordLog log = log();
        log.commit(0, "{\"n\":1}");
        log.commit(1, "{\"n\":2}");
        byte[] second = Files.readAllBytes(RecordLog.file(folder, 2));
        Path other = root.resolve("models/other/log/000000");
        RecordFiles.write(other, OWNER, 1);
        Files.write(other.resolve("000000000002.rec"), second);

        assertThatThrownBy(() -> log(root, root.resolve("models/other/log")).refresh())
                .hasMessageContaining("000000000002.rec")
                .hasMessageContaining("it does not follow the record before it");
    }

    @Test
    void doesNotTakeAStoreThatIsGoneForAnEmptyOne() throws IOException {
        RecordLog log = log();
        log.commit(0, "{}");
        Files.delete(root.resolve("FORMAT"));

        assertThatThrownBy(log::refresh).isInstanceOf(StoreUnavailableException.class);
        assertThatThrownBy(() -> log().refresh()).isInstanceOf(StoreUnavailableException.class);
    }

    @Test
    void followsNoLinks() throws IOException {
        log().commit(0, "{}");
        Path moved = Files.move(folder, root.resolve("moved"));
        Files.createSymbolicLink(folder, moved);

        assertThatThrownBy(() -> log().exists())
                .isInstanceOf(CorruptRecordException.class)
                .hasMessageContaining(folder.toString());
    }

    @Test
    void makesTheNamesInTheFolderBeforeDurable() throws IOException {
        RecordFiles.write(folder.resolve("000000"), OWNER, 999);
        List<Path> forced = new ArrayList<>();
        RecordLog log = log(watched(new DiskWatch() {
            @Override
            public void after(Operation operation) {
                if (operation.kind() == Kind.FORCE && Files.isDirectory(operation.path())) {
                    forced.add(operation.path());
                }
            }
        }));

        assertThat(log.commit(999, "{}")).isEqualTo(new CommitResult.Committed(1_000));
        assertThat(forced).contains(folder, folder.resolve("000000"), folder.resolve("000001"));
        forced.clear();
        assertThat(log.commit(1_000, "{}")).isEqualTo(new CommitResult.Committed(1_001));
        assertThat(forced).containsExactly(folder.resolve("000001"));
    }

    @Test
    void givesNoNumberTwiceThoughItsFolderWasPackedAway() throws IOException {
        RecordLog log = log();
        log.commit(0, "{}");
        Files.move(folder.resolve("000000"), root.resolve("packed"));

        assertThatThrownBy(() -> log.commit(1, "{}")).isInstanceOf(StoreUnavailableException.class);
        assertThat(folder.resolve("000000")).doesNotExist();
    }

    @Test
    void reportsAFolderThatCannotBeMade() {
        RecordLog log = log(watched(new DiskWatch() {
            @Override
            public Operation before(Operation operation) throws IOException {
                if (operation.kind() == Kind.MKDIR) {
                    throw new IOException("no room");
                }
                return operation;
            }
        }));

        assertThatThrownBy(() -> log.commit(0, "{}"))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessage("Cannot create '" + folder.resolve("000000") + "': no room");
        assertThat(taken).isEmpty();
    }

    private void assertTaken(Long... revisions) {
        assertThat(taken).extracting(RecordFile::number).containsExactly(revisions);
    }

    private Path watched(DiskWatch watch) {
        return WatchedFileSystem.watch(root, watch);
    }

    private RecordLog log() {
        return log(root);
    }

    private RecordLog log(Path store) {
        return log(store, store.resolve("models/churn/log"));
    }

    private RecordLog log(Path store, Path records) {
        StoreFiles files = new StoreFiles(store);
        DurableFiles durable = new DurableFiles(files);
        Publisher publisher = new Publisher(files, durable, Placing.LINK);
        return new RecordLog(
                files, durable, publisher, records, RecordFile.Kind.MODEL, OWNER, (file, record) -> taken.add(record));
    }
}
