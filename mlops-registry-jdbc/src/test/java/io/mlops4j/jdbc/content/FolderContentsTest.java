// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops4j.common.Digest;
import io.mlops4j.spi.ArtifactStore.Stored;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
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
}
