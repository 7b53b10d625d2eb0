// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.artifact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops4j.artifact.Artifact;
import io.mlops4j.common.ArtifactPath;
import io.mlops4j.common.Digest;
import io.mlops4j.core.memory.InMemoryBackend;
import io.mlops4j.error.CorruptRecordException;
import io.mlops4j.error.NotFoundException;
import io.mlops4j.error.StoreUnavailableException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArtifactServiceTest {
    private static final ArtifactPath PATH = ArtifactPath.of("model/tree.bin");

    private final DamagedStore store = new DamagedStore(new InMemoryBackend().artifacts());
    private final ArtifactService artifacts = new ArtifactService(store);

    @Property
    void aContentIsReadAsItWasPut(@ForAll @Size(max = 300) byte[] content) throws IOException {
        Artifact artifact = artifacts.put(PATH, content);

        assertThat(artifact).isEqualTo(new Artifact(PATH, Digest.of(content), content.length));
        assertThat(artifacts.read(artifact.digest())).isEqualTo(content);
        try (InputStream stream = artifacts.open(artifact.digest())) {
            assertThat(stream.readAllBytes()).isEqualTo(content);
        }
    }

    @Test
    void aStreamIsReadToItsEndAndNotClosed() throws Exception {
        InputStream stream = new ByteArrayInputStream("abc".getBytes(UTF_8)) {
            @Override
            public void close() {
                throw new AssertionError("closed");
            }
        };

        assertThat(artifacts.put(PATH, stream).size()).isEqualTo(3);
        assertThat(stream.available()).isZero();
    }

    @Test
    void anAlteredContentIsNeverReturned() {
        byte[] content = "some content".getBytes(UTF_8);
        Digest digest = artifacts.put(PATH, content).digest();

        for (int i = 0; i < content.length; i++) {
            byte[] altered = content.clone();
            altered[i] ^= 1;
            assertUnreadable(digest, altered);
            assertUnreadable(digest, Arrays.copyOf(content, i));
        }
        assertUnreadable(digest, "some content!".getBytes(UTF_8));
    }

    @Test
    void aStreamOfAlteredContentFailsAtItsEndHoweverItIsRead() throws Exception {
        Digest digest = artifacts.put(PATH, "abc".getBytes(UTF_8)).digest();
        store.replacement = "abd".getBytes(UTF_8);

        InputStream bytewise = artifacts.open(digest);
        assertThat(List.of(bytewise.read(), bytewise.read(), bytewise.read()))
                .containsExactly((int) 'a', (int) 'b', (int) 'd');
        assertThatThrownBy(bytewise::read).isInstanceOf(CorruptRecordException.class);
        assertThatThrownBy(bytewise::read).isInstanceOf(CorruptRecordException.class);

        assertThatThrownBy(() -> artifacts.open(digest).transferTo(OutputStream.nullOutputStream()))
                .isInstanceOf(CorruptRecordException.class);
        InputStream skipping = artifacts.open(digest);
        assertThat(skipping.skip(2)).isEqualTo(2);
        assertThatThrownBy(skipping::readAllBytes).isInstanceOf(CorruptRecordException.class);
    }

    @Test
    void skippedBytesAreCheckedToo() throws Exception {
        Digest digest = artifacts.put(PATH, "abc".getBytes(UTF_8)).digest();

        try (InputStream stream = artifacts.open(digest)) {
            stream.skipNBytes(2);
            assertThat(stream.readAllBytes()).containsExactly('c');
        }
    }

    @Test
    void aMissingContentIsNotFound() {
        assertThatThrownBy(() -> artifacts.read(Digest.of("x")))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining(Digest.of("x").toString());
        assertThatThrownBy(() -> artifacts.open(Digest.of("x"))).isInstanceOf(NotFoundException.class);
    }

    @Test
    void aStreamThatFailsIsNamed() {
        // connected to nothing, it fails at the first read
        InputStream failing = new PipedInputStream();

        assertThatThrownBy(() -> artifacts.put(PATH, failing))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("'model/tree.bin'")
                .hasMessageContaining("Pipe not connected");
    }

    @Test
    void aFileIsStoredUnderThePathThatIsGiven(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("anything.tmp"), "abc");

        assertThat(artifacts.put(PATH, file)).containsExactly(new Artifact(PATH, Digest.of("abc"), 3));
    }

    @Test
    void aFolderIsStoredWithItsFilesInOrder(@TempDir Path folder) throws Exception {
        Files.createDirectories(folder.resolve("a/empty"));
        Files.writeString(folder.resolve("a/z"), "1");
        Files.writeString(folder.resolve("a.txt"), "2");
        Files.writeString(folder.resolve("b c.txt"), "3");

        assertThat(artifacts.put(PATH, folder))
                .extracting(artifact -> artifact.path().value())
                .containsExactly("model/tree.bin/a.txt", "model/tree.bin/a/z", "model/tree.bin/b c.txt");
    }

    @Test
    void linksBelowAFolderAreRefusedAndNothingIsStored(@TempDir Path folder) throws Exception {
        Path outside = Files.writeString(folder.resolve("outside"), "secret");
        Path source = Files.createDirectories(folder.resolve("source"));
        Files.writeString(source.resolve("a"), "a");
        Path link = source.resolve("link");

        for (Path target : List.of(outside, folder, Path.of("nowhere"))) {
            Files.createSymbolicLink(link, target);
            assertThatThrownBy(() -> artifacts.put(PATH, source))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("link");
            Files.delete(link);
        }

        assertThat(store.list()).isEmpty();
        assertThat(artifacts.put(PATH, source)).hasSize(1);
    }

    @Test
    void aSourceThatIsALinkItselfIsFollowed(@TempDir Path folder) throws Exception {
        Path real = Files.createDirectories(folder.resolve("model-7"));
        Files.writeString(real.resolve("a"), "a");
        Path latest = Files.createSymbolicLink(folder.resolve("latest"), real);
        Path file = Files.createSymbolicLink(folder.resolve("file"), real.resolve("a"));

        assertThat(artifacts.put(PATH, latest))
                .extracting(artifact -> artifact.path().value())
                .containsExactly(PATH + "/a");
        assertThat(artifacts.put(PATH, file)).extracting(Artifact::digest).containsExactly(Digest.of("a"));
    }

    @Test
    void aFileNameThatIsNoPathIsRefusedAndNothingIsStored(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("a"), "a");
        Files.writeString(folder.resolve("line\nbreak"), "b");

        assertThatThrownBy(() -> artifacts.put(PATH, folder)).isInstanceOf(IllegalArgumentException.class);

        assertThat(store.list()).isEmpty();
    }

    @Test
    void aSourceThatDoesNotExistIsRefused(@TempDir Path folder) {
        assertThatThrownBy(() -> artifacts.put(PATH, folder.resolve("none")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("an existing file or folder");
    }

    private void assertUnreadable(Digest digest, byte[] stored) {
        store.replacement = stored;
        assertThatThrownBy(() -> artifacts.read(digest))
                .isInstanceOf(CorruptRecordException.class)
                .hasMessageContaining(digest.toString());
    }
}
