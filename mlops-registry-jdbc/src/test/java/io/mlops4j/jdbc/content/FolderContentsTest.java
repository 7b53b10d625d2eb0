// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.mlops4j.common.Digest;
import io.mlops4j.jdbc.database.Lanes;
import io.mlops4j.spi.ArtifactStore.Stored;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderContentsTest {
    private static final byte[] CONTENT = "weights".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    @Test
    @DisplayName("a content is a file named by its digest, and nothing else stays")
    void contentsAreFiles() throws IOException {
        FolderContents contents = new FolderContents(folder.resolve("made"));
        Stored stored = contents.put(new ByteArrayInputStream(CONTENT));

        String hex = stored.digest().hex();
        assertThat(folder.resolve("made").resolve(hex.substring(0, 2)).resolve(hex))
                .hasBinaryContent(CONTENT);
        assertThat(folder.resolve("made/tmp")).isEmptyDirectory();
        assertThat(contents.list()).containsExactly(stored.digest());
    }

    @Test
    @DisplayName("a file that is no content is neither listed nor found")
    void otherFilesAreLeftAlone() throws IOException {
        FolderContents contents = new FolderContents(folder);
        Files.createDirectory(folder.resolve("tmp"));
        Files.writeString(folder.resolve("tmp/left by a writer that died"), "half");
        Files.writeString(folder.resolve("notes.txt"), "of the host");

        assertThat(contents.list()).isEmpty();
        assertThat(contents.open(Digest.of("half"))).isEmpty();
    }

    @Test
    @DisplayName("contents can be listed while others are stored and erased")
    void listsWhileOthersWrite() throws Exception {
        FolderContents contents = new FolderContents(folder);
        Lanes.run(2, lane -> {
            for (int i = 0; i < 100; i++) {
                if (lane == 0) {
                    contents.erase(store(contents, "" + i).digest());
                } else {
                    assertThat(contents.list()).hasSizeLessThan(2);
                }
            }
        });
    }

    @Test
    @DisplayName("a damaged content is whole again once it is stored again")
    void storingAgainHeals() throws IOException {
        FolderContents contents = new FolderContents(folder);
        Digest digest = store(contents, "weights").digest();
        Files.writeString(file(digest), "weightz");

        store(contents, "weights");
        assertThat(file(digest)).hasContent("weights");
    }

    @Test
    @DisplayName("what dead writers left goes after a day, by the first content stored and by each erasure")
    void deadWritersAreSweptAfter() throws IOException {
        FolderContents contents = new FolderContents(folder);
        Path fresh =
                Files.writeString(Files.createDirectory(folder.resolve("tmp")).resolve("fresh"), "half");
        Path first = abandoned("first");
        store(contents, "weights");
        assertThat(first).doesNotExist();

        Path second = abandoned("second");
        store(contents, "weights");
        assertThat(second).exists();
        contents.erase(Digest.of("other"));
        assertThat(second).doesNotExist();
        assertThat(fresh).exists();
    }

    @Test
    @DisplayName("where nothing was stored, nothing is made to erase it from")
    void erasingMakesNothing() throws IOException {
        new FolderContents(folder.resolve("none")).erase(Digest.of("other"));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    @DisplayName("every folder that was made is synced, and the content's own each time")
    void foldersAreSynced() throws IOException {
        List<Path> synced = new ArrayList<>();
        Path root = folder.resolve("a/b");
        FolderContents contents = new FolderContents(root, synced::add);
        String prefix = store(contents, "weights").digest().hex().substring(0, 2);
        assertThat(synced).contains(folder, folder.resolve("a"), root, root.resolve(prefix));
        assertThat(synced).endsWith(root.resolve(prefix));

        synced.clear();
        store(contents, "weights");
        assertThat(synced).containsExactly(root.resolve(prefix));
    }

    @Test
    @DisplayName("a disk that fails to sync a folder fails the call")
    void failingDisksAreReported() throws IOException {
        AtomicBoolean failing = new AtomicBoolean();
        FolderContents contents = new FolderContents(folder, synced -> {
            if (failing.get()) {
                throw new IOException("input/output error");
            }
        });
        Digest digest = store(contents, "weights").digest();
        failing.set(true);
        assertThatIOException().isThrownBy(() -> store(contents, "weights"));
        assertThatIOException().isThrownBy(() -> contents.erase(digest));
    }

    @Test
    @DisplayName("where no folder can be synced, contents are stored all the same")
    void systemsWithoutFolderSync() throws IOException {
        FolderContents contents = new FolderContents(folder, synced -> {
            throw new AccessDeniedException(synced.toString());
        });
        assertThat(file(store(contents, "weights").digest())).hasContent("weights");
    }

    @Test
    @DisplayName("any provider of java.nio.file will do, such as one without atomic moves")
    void anyProviderWillDo() throws IOException {
        Path zip = folder.resolve("store.zip");
        try (FileSystem inside = FileSystems.newFileSystem(zip, Map.of("create", "true"))) {
            FolderContents contents = new FolderContents(inside.getPath("contents"));
            Stored stored = contents.put(new ByteArrayInputStream(CONTENT));
            contents.put(new ByteArrayInputStream(CONTENT));

            assertThat(contents.list()).containsExactly(stored.digest());
            assertThat(contents.contains(stored.digest())).isTrue();
            try (InputStream content = contents.open(stored.digest()).orElseThrow()) {
                assertThat(content.readAllBytes()).isEqualTo(CONTENT);
            }
        }
    }

    private static Stored store(FolderContents contents, String text) throws IOException {
        return contents.put(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private Path file(Digest digest) {
        return folder.resolve(digest.hex().substring(0, 2)).resolve(digest.hex());
    }

    private Path abandoned(String name) throws IOException {
        Path file = Files.writeString(folder.resolve("tmp").resolve(name), "half");
        Instant written = Files.getLastModifiedTime(file).toInstant();
        return Files.setLastModifiedTime(
                file, FileTime.from(written.minus(UnfinishedContents.ABANDONED).minusSeconds(1)));
    }
}
