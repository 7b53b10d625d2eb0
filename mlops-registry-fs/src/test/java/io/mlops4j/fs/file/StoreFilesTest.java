// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops4j.error.CorruptRecordException;
import io.mlops4j.error.StoreUnavailableException;
import io.mlops4j.fs.disk.DiskWatch;
import io.mlops4j.fs.disk.Operation;
import io.mlops4j.fs.disk.Operation.Kind;
import io.mlops4j.fs.disk.WatchedFileSystem;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreFilesTest {
    private static final int LARGEST = 4 * 1024 * 1024 + 64 * 1024;

    @TempDir
    Path root;

    private StoreFiles files = new StoreFiles(Path.of(""));

    @BeforeEach
    void makeStore() throws IOException {
        files = new StoreFiles(root);
        Files.createFile(files.format());
    }

    @Test
    void readsRecordsAndFoldersThatStandForThem() throws IOException {
        Path file = Files.writeString(root.resolve("file"), "content");
        Path folder = Files.createDirectory(root.resolve("folder"));
        assertAlien(folder, () -> files.read(folder));
        Files.writeString(folder.resolve("content"), "inside");

        assertThat(files.read(root.resolve("missing"))).isEmpty();
        assertThat(files.read(file))
                .hasValueSatisfying(bytes -> assertThat(bytes).asString(UTF_8).isEqualTo("content"));
        assertThat(files.read(folder))
                .hasValueSatisfying(bytes -> assertThat(bytes).asString(UTF_8).isEqualTo("inside"));
        assertThat(files.readAfter(file, 3)).asString(UTF_8).isEqualTo("tent");
        assertThat(files.size(file)).contains(7L);
        assertThat(files.size(root.resolve("missing"))).isEmpty();
    }

    @Test
    void readsNothingLargerThanARecord() throws IOException {
        Path file = Files.write(root.resolve("file"), new byte[LARGEST]);
        assertThat(files.read(file))
                .hasValueSatisfying(bytes -> assertThat(bytes).hasSize(LARGEST));

        Files.write(file, new byte[LARGEST + 1]);
        assertThatThrownBy(() -> files.read(file))
                .isInstanceOf(CorruptRecordException.class)
                .hasMessage("Cannot read '" + file + "': it is larger than any record");
    }

    @Test
    void takesNoLinkForAFile() throws IOException {
        Path link = Files.createSymbolicLink(root.resolve("link"), files.format());
        Path dangling = Files.createSymbolicLink(root.resolve("dangling"), root.resolve("nowhere"));

        assertAlien(link, () -> files.read(link));
        assertAlien(dangling, () -> files.read(dangling));
        assertAlien(link, () -> files.size(link));
        assertAlien(root, () -> files.size(root));
    }

    @Test
    void goesThroughFoldersOnly() throws IOException {
        Path file = Files.createFile(root.resolve("file"));
        Path folder = Files.createDirectory(root.resolve("folder"));
        Path link = Files.createSymbolicLink(root.resolve("link"), folder);

        assertThatCode(() -> files.requireFolders(folder.resolve("missing/below")))
                .doesNotThrowAnyException();
        assertAlien(file, () -> files.requireFolders(file.resolve("below")));
        assertAlien(link, () -> files.requireFolders(link));
        assertAlien(link, () -> files.list(link));
        assertAlien(file, () -> files.list(file));
    }

    @Test
    void listsInOrderWhatIsNotHidden() throws IOException {
        for (String name : new String[] {"c", "a", ".nfs01", "b"}) {
            Files.createFile(root.resolve(name));
        }

        assertThat(files.list(root)).containsExactly("FORMAT", "a", "b", "c");
        assertThat(files.list(root.resolve("missing"))).isEmpty();
    }

    @Test
    void doesNotTakeAStoreThatIsGoneForAnEmptyOne() throws IOException {
        Files.delete(files.format());

        assertThatThrownBy(() -> files.list(root.resolve("missing")))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessage("Cannot use store '" + root + "': its file FORMAT is gone");
    }

    @Test
    void saysWhyItCannotRead() throws IOException {
        Files.createDirectory(root.resolve("folder"));
        String file = root.resolve("FORMAT").toString();
        String folder = root.resolve("folder").toString();

        StoreFiles closed = refusing(Kind.OPEN, new FileSystemException("x", null, "Too many open files"));
        assertThatThrownBy(() -> closed.read(closed.format()))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessage("Cannot read '" + file + "': Too many open files");
        assertThatThrownBy(() -> closed.readAfter(closed.format(), 0))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessage("Cannot read '" + file + "': Too many open files");
        StoreFiles unseen = refusing(Kind.STAT, new IOException("Input/output error"));
        assertThatThrownBy(() -> unseen.size(unseen.format()))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessage("Cannot read '" + file + "': Input/output error");
        assertThatThrownBy(() -> unseen.requireFolders(unseen.root().resolve("folder")))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessage("Cannot read '" + folder + "': Input/output error");
        StoreFiles unlisted = refusing(Kind.LIST, new IOException());
        assertThatThrownBy(() -> unlisted.list(unlisted.root().resolve("folder")))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessage("Cannot list '" + folder + "': IOException");
    }

    private StoreFiles refusing(Kind kind, IOException error) {
        return new StoreFiles(WatchedFileSystem.watch(root, new DiskWatch() {
            @Override
            public Operation before(Operation operation) throws IOException {
                if (operation.kind() == kind) {
                    throw error;
                }
                return operation;
            }
        }));
    }

    private static void assertAlien(Path file, Runnable reading) {
        assertThatThrownBy(reading::run)
                .isInstanceOf(CorruptRecordException.class)
                .hasMessage(
                        "Cannot read '" + file + "': it is a link or something else that the store never makes there");
    }
}
