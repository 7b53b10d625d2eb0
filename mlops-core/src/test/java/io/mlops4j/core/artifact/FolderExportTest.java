// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.artifact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops4j.artifact.Artifact;
import io.mlops4j.artifact.ArtifactManifest;
import io.mlops4j.common.ArtifactPath;
import io.mlops4j.common.Digest;
import io.mlops4j.core.memory.InMemoryBackend;
import io.mlops4j.error.AlreadyExistsException;
import io.mlops4j.error.CorruptRecordException;
import io.mlops4j.error.NotFoundException;
import io.mlops4j.error.StoreUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderExportTest {
    private final DamagedStore store = new DamagedStore(new InMemoryBackend().artifacts());
    private final ArtifactService artifacts = new ArtifactService(store);

    @TempDir
    Path temp;

    private Path folder;

    @BeforeEach
    void folder() throws IOException {
        folder = Files.createDirectories(temp.resolve("target"));
    }

    @Test
    void filesStandUnderTheirPaths() throws Exception {
        artifacts.export(manifest("model/tree.bin", "card.md", "model/deep/er/x"), folder);

        assertThat(files()).containsExactly("card.md", "model/deep/er/x", "model/tree.bin");
        assertThat(folder.resolve("model/tree.bin")).hasContent("content of model/tree.bin");
    }

    @Test
    void whatWasExportedIsStoredAsTheSameManifest() {
        ArtifactManifest manifest = manifest("a/b", "a/c", "d");
        artifacts.export(manifest, folder);

        List<Artifact> again = artifacts.put(ArtifactPath.of("x"), folder);

        assertThat(again)
                .extracting(Artifact::digest)
                .containsExactlyElementsOf(
                        manifest.artifacts().stream().map(Artifact::digest).toList());
    }

    @Test
    void theFolderIsCreated() {
        artifacts.export(manifest("a"), folder.resolve("new/er"));

        assertThat(folder.resolve("new/er/a")).exists();
    }

    @Test
    void existingFoldersAreUsedAndOtherFilesLeftAlone() throws Exception {
        Files.createDirectories(folder.resolve("model"));
        Files.writeString(folder.resolve("model/notes"), "mine");

        artifacts.export(manifest("model/tree.bin"), folder);

        assertThat(files()).containsExactly("model/notes", "model/tree.bin");
        assertThat(folder.resolve("model/notes")).hasContent("mine");
    }

    @Test
    void anExistingFileIsNotOverwrittenAndNothingIsWritten() throws Exception {
        Files.writeString(folder.resolve("b"), "mine");

        assertThatThrownBy(() -> artifacts.export(manifest("a", "b"), folder))
                .isInstanceOf(AlreadyExistsException.class)
                .hasMessageContaining("'b'");

        assertThat(files()).containsExactly("b");
        assertThat(folder.resolve("b")).hasContent("mine");
    }

    @Test
    void aFileWhereAFolderIsNeededIsRefused() throws Exception {
        Files.writeString(folder.resolve("model"), "mine");

        assertThatThrownBy(() -> artifacts.export(manifest("model/tree.bin"), folder))
                .isInstanceOf(AlreadyExistsException.class);

        assertThat(files()).containsExactly("model");
    }

    @Test
    void noLinkInTheFolderLeadsOutside() throws Exception {
        Path outside = Files.createDirectories(temp.resolve("outside"));
        Files.createSymbolicLink(folder.resolve("model"), outside);
        Files.createSymbolicLink(folder.resolve("dangling"), outside.resolve("new"));

        assertThatThrownBy(() -> artifacts.export(manifest("model/tree.bin"), folder))
                .isInstanceOf(AlreadyExistsException.class);
        assertThatThrownBy(() -> artifacts.export(manifest("dangling"), folder))
                .isInstanceOf(AlreadyExistsException.class);

        assertThat(outside).isEmptyDirectory();
    }

    @Test
    void aFolderThatIsALinkItselfIsWrittenTo() throws Exception {
        Path link = Files.createSymbolicLink(temp.resolve("link"), folder);

        artifacts.export(manifest("a"), link);

        assertThat(files()).containsExactly("a");
    }

    @Test
    void aDamagedContentLeavesNoFileAtAll() throws Exception {
        ArtifactManifest manifest = manifest("a", "b");
        store.replacement = "content of a".getBytes(UTF_8);

        assertThatThrownBy(() -> artifacts.export(manifest, folder))
                .isInstanceOf(CorruptRecordException.class)
                .hasMessageContaining(Digest.of("content of b").toString());

        assertThat(everything()).isEmpty();
    }

    @Test
    void aMissingContentLeavesNoFileAtAll() throws Exception {
        ArtifactManifest manifest = ArtifactManifest.of(List.of(
                artifacts.put(ArtifactPath.of("a"), new byte[] {1}),
                new Artifact(ArtifactPath.of("b"), Digest.of("never stored"), 5)));

        assertThatThrownBy(() -> artifacts.export(manifest, folder)).isInstanceOf(NotFoundException.class);

        assertThat(everything()).isEmpty();
    }

    @Test
    void noLitterIsLeft() throws Exception {
        artifacts.export(manifest("a"), folder);
        artifacts.export(manifest(), folder);

        assertThat(everything()).containsExactly("a");
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws Exception {
        Path file = Files.writeString(temp.resolve("file"), "x");

        assertThatThrownBy(() -> artifacts.export(manifest("a"), file.resolve("below")))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("below");
        assertThatThrownBy(() -> artifacts.export(manifest("a"), file)).isInstanceOf(AlreadyExistsException.class);
    }

    private ArtifactManifest manifest(String... paths) {
        return ArtifactManifest.of(Arrays.stream(paths)
                .map(path -> artifacts.put(ArtifactPath.of(path), ("content of " + path).getBytes(UTF_8)))
                .toList());
    }

    private List<String> files() throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    private List<String> everything() throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(path -> !path.equals(folder))
                    .map(path -> folder.relativize(path).toString())
                    .sorted()
                    .toList();
        }
    }
}
