// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops4j.error.CorruptRecordException;
import io.mlops4j.fs.disk.DiskWatch;
import io.mlops4j.fs.disk.Operation;
import io.mlops4j.fs.disk.Operation.Kind;
import io.mlops4j.fs.disk.WatchedFileSystem;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class DurableFilesTest {
    @TempDir
    Path root;

    private Path store = Path.of("");

    /** What was made, forced and removed, in order. */
    private final List<String> done = new ArrayList<>();

    @Test
    void makesEachFolderAboveDurableOnce() throws IOException {
        Files.createDirectory(root.resolve("a"));
        DurableFiles durable = durable(root);
        durable.forceFolder(store);
        done.clear();

        durable.makeFolders(store.resolve("a/b/c"));
        assertThat(done).containsExactly("FORCE ", "MKDIR a/b", "FORCE a", "MKDIR a/b/c", "FORCE a/b");
        done.clear();
        durable.makeFolders(store.resolve("a/b/c"));
        assertThat(done).isEmpty();

        Files.delete(root.resolve("a/b/c"));
        durable.makeFolders(store.resolve("a/b/c"));
        assertThat(done).containsExactly("MKDIR a/b/c", "FORCE a/b");
    }

    @Test
    void remembersAThousandFolders() throws IOException {
        DurableFiles durable = durable(root);
        for (int i = 0; i < 1_000; i++) {
            durable.makeFolders(store.resolve("f" + i));
        }
        done.clear();
        durable.makeFolders(store.resolve("f0"));
        assertThat(done).isEmpty();

        durable.makeFolders(store.resolve("f1000"));
        durable.makeFolders(store.resolve("f1000"));
        assertThat(done).containsExactly("MKDIR f1000", "FORCE ");
        durable.makeFolders(store.resolve("f0"));
        assertThat(done).containsExactly("MKDIR f1000", "FORCE ", "FORCE ");
    }

    @Test
    void findsAFolderThatSomebodyElseMakes() throws IOException {
        DurableFiles second = durable(rival(Files::createDirectory));
        second.makeFolders(store.resolve("a"));
        assertThat(root.resolve("a")).isDirectory();

        DurableFiles alien = durable(rival(Files::createFile));
        assertThatThrownBy(() -> alien.makeFolders(store.resolve("b")))
                .isInstanceOf(CorruptRecordException.class)
                .hasMessageContaining("b");
    }

    private interface Making {
        void make(Path path) throws IOException;
    }

    private DiskWatch rival(Making making) {
        return new DiskWatch() {
            @Override
            public Operation before(Operation operation) throws IOException {
                if (operation.kind() == Kind.MKDIR) {
                    making.make(operation.path());
                }
                return operation;
            }
        };
    }

    @Test
    void makesWhatIsMissingAboveARoot() throws IOException {
        durable(root.resolve("a/b/store")).makeRoot();

        assertThat(root.resolve("a/b/store")).isDirectory();
        // the store itself to find out whether it can
        assertThat(done)
                .containsExactly(
                        "MKDIR a", "MKDIR a/b", "MKDIR a/b/store", "FORCE a/b/store", "FORCE ", "FORCE a", "FORCE a/b");
    }

    @Test
    void writesContentsDurablyAndOnce() throws IOException {
        DurableFiles durable = durable(root);
        Path file = store.resolve("file");

        durable.write(file, "content".getBytes(UTF_8));

        assertThat(root.resolve("file")).hasContent("content");
        assertThat(done).containsExactly("CREATE file", "WRITE file", "FORCE file");
        assertThatThrownBy(() -> durable.write(file, new byte[0])).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(root.resolve("file")).hasContent("content");
    }

    @Test
    void writesForThreadsThatAreInterrupted() throws IOException {
        boolean[] interrupt = {true};
        DurableFiles durable = durable(new DiskWatch() {
            @Override
            public void after(Operation operation) {
                if (operation.kind() == Kind.WRITE && interrupt[0]) {
                    interrupt[0] = false;
                    Thread.currentThread().interrupt();
                }
            }
        });

        durable.write(store.resolve("file"), "content".getBytes(UTF_8));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(root.resolve("file")).hasContent("content");

        durable.write(store.resolve("other"), "content".getBytes(UTF_8));
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void forcesForThreadsThatAreInterrupted() throws IOException {
        DurableFiles durable = durable(root);
        Files.createFile(root.resolve("file"));

        Thread.currentThread().interrupt();
        durable.force(store.resolve("file"));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(done).containsExactly("FORCE file");

        durable.force(store.resolve("file"));
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void letsNobodyElseWriteWhateverTheUmask() throws IOException {
        DurableFiles durable = durable(root);
        durable.makeFolder(store.resolve("folder"));
        durable.write(store.resolve("written"), new byte[0]);
        try (OutputStream out = durable.create(store.resolve("created"))) {
            out.write('x');
        }

        assertThat(mode("folder")).isEqualTo("rwxr-x---");
        assertThat(mode("written")).isEqualTo("r--r-----");
        assertThat(mode("created")).isEqualTo("rw-r-----");
        durable.seal(store.resolve("created"));
        assertThat(mode("created")).isEqualTo("r--r-----");
        assertThat(root.resolve("created")).hasContent("x");
    }

    private String mode(String file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(root.resolve(file)));
    }

    @Test
    void sealsWhatIsDurable() throws IOException {
        DurableFiles durable = durable(root);
        durable.create(store.resolve("file")).close();
        assertThatThrownBy(() -> durable.create(store.resolve("file"))).isInstanceOf(FileAlreadyExistsException.class);
        done.clear();

        durable.seal(store.resolve("file"));

        assertThat(done).containsExactly("FORCE file");
    }

    @Test
    void asksOnceWhetherFoldersCanBeForced() throws IOException {
        int[] asked = {0};
        DurableFiles durable = durable(new DiskWatch() {
            @Override
            public Operation before(Operation operation) throws IOException {
                if (operation.kind() == Kind.FORCE) {
                    asked[0]++;
                    throw new IOException("no folders");
                }
                return operation;
            }
        });

        assertThat(durable.forcesFolders()).isTrue();
        durable.forceFolder(store);
        durable.forceFolder(store);
        assertThat(durable.forcesFolders()).isFalse();
        assertThat(asked[0]).isEqualTo(1);
    }

    @Test
    void reportsAFolderThatCannotBeForced() throws IOException {
        DurableFiles durable = durable(root);

        assertThatThrownBy(() -> durable.forceFolder(store.resolve("missing"))).isInstanceOf(IOException.class);
        assertThat(durable.forcesFolders()).isTrue();
    }

    @Test
    void drawsNamesThatAreFree() throws IOException {
        DurableFiles durable = durable(root);

        assertThat(durable.nonce()).matches("[0-9a-f]{32}").isNotEqualTo(durable.nonce());
        Path temporary = durable.temporary();
        assertThat(temporary.getParent()).isEqualTo(store.resolve("tmp"));
        assertThat(Files.exists(temporary)).isFalse();
        assertThat(root.resolve("tmp")).isEmptyDirectory();
    }

    private DurableFiles durable(DiskWatch watch) {
        return durable(root, watch);
    }

    private DurableFiles durable(Path at) {
        DiskWatch watch = new DiskWatch() {
            @Override
            public void after(Operation operation) {
                if (operation.kind().changes()) {
                    done.add(operation.kind() + " " + root.relativize(operation.path()));
                }
            }
        };
        return durable(at, watch);
    }

    private DurableFiles durable(Path at, DiskWatch watch) {
        store = WatchedFileSystem.watch(at, watch);
        return new DurableFiles(new StoreFiles(store));
    }
}
