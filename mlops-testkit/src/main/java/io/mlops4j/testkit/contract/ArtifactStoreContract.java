// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mlops4j.common.Digest;
import io.mlops4j.spi.ArtifactStore;
import io.mlops4j.spi.Backend;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The clauses A1 to A5 of {@link ArtifactStore}. */
public abstract class ArtifactStoreContract extends ContractKit {
    private static final List<Integer> SIZES = List.of(0, 1, 255, 4_096, 65_535, 65_536, 65_537, 3_000_000);

    /** Makes the kit. */
    protected ArtifactStoreContract() {}

    @Test
    @DisplayName("A1 a content of any size is found by its SHA-256, also after closing")
    void contentsAreFound() throws IOException {
        for (int size : SIZES) {
            assertEquals(stored(content(size)), next().artifacts().put(stream(content(size))));
        }

        closeAndReopen();
        for (int size : SIZES) {
            everyHandle(backend -> assertHolds(backend, content(size)));
        }
    }

    @Test
    @DisplayName("A1 a content read in small pieces and more than once is the same")
    void contentsCanBeReadInPieces() throws IOException {
        byte[] content = content(10_000);
        Digest digest = next().artifacts().put(stream(content)).digest();

        try (InputStream one = opened(next(), digest);
                InputStream other = opened(next(), digest)) {
            byte[] head = one.readNBytes(5_000);
            assertArrayEquals(content, other.readAllBytes());
            byte[] tail = one.readAllBytes();
            assertEquals(content.length, head.length + tail.length);
            assertEquals(content[5_000], tail[0]);
            assertEquals(-1, one.read());
        }
    }

    @Test
    @DisplayName("A1 contents are listed, ordered by digest")
    void contentsAreListed() throws IOException {
        for (int size : SIZES) {
            next().artifacts().put(stream(content(size)));
        }

        List<Digest> expected =
                SIZES.stream().map(size -> Digest.of(content(size))).sorted().toList();
        everyHandle(backend -> assertEquals(expected, backend.artifacts().list()));
    }

    @Test
    @DisplayName("A1 a content that was never stored is not found")
    void unknownContentsAreNotFound() throws IOException {
        next().artifacts().put(stream(content(1)));

        everyHandle(backend -> {
            assertFalse(backend.artifacts().contains(Digest.of("other")));
            assertFalse(open(backend, Digest.of("other")).findAny().isPresent());
        });
    }

    @Test
    @DisplayName("A2 a content stored again is stored once")
    void storingAgainChangesNothing() throws IOException {
        byte[] content = content(70_000);
        for (int i = 0; i < 3; i++) {
            assertEquals(stored(content), next().artifacts().put(stream(content)));
        }

        everyHandle(backend -> {
            assertEquals(List.of(Digest.of(content)), backend.artifacts().list());
            assertHolds(backend, content);
        });
    }

    @Test
    @DisplayName("A2 one content stored by many threads at once is stored once and whole")
    void racingPutsAgree() {
        byte[] content = content(200_000);
        List<ArtifactStore.Stored> stored =
                Race.of(Race.THREADS, lane -> next().artifacts().put(stream(content)));

        assertEquals(List.of(stored(content)), stored.stream().distinct().toList());
        everyHandle(backend ->
                assertEquals(List.of(Digest.of(content)), backend.artifacts().list()));
        everyHandle(backend -> assertHolds(backend, content));
    }

    @Test
    @DisplayName("A3 B3 a stream that fails leaves nothing, and its error comes through")
    void failedPutsLeaveNothing() {
        for (int good : List.of(0, 1, 65_536, 100_000)) {
            IOException cause = new IOException("the network is gone");
            InputStream failing = new FilterInputStream(stream(content(good))) {
                @Override
                public int read() throws IOException {
                    int value = super.read();
                    if (value < 0) {
                        throw cause;
                    }
                    return value;
                }

                @Override
                public int read(byte[] buffer, int offset, int length) throws IOException {
                    int count = super.read(buffer, offset, length);
                    if (count < 0) {
                        throw cause;
                    }
                    return count;
                }
            };
            assertThrows(IOException.class, () -> next().artifacts().put(failing));
        }

        everyHandle(backend -> assertEquals(List.of(), backend.artifacts().list()));
    }

    @Test
    @DisplayName("A3 a content is not visible before its stream has ended")
    void contentsAppearWhole() throws IOException {
        byte[] content = content(300_000);
        InputStream watching = new FilterInputStream(stream(content)) {
            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                everyHandle(
                        backend -> assertEquals(List.of(), backend.artifacts().list()));
                everyHandle(backend -> assertFalse(backend.artifacts().contains(Digest.of(content))));
                return super.read(buffer, offset, length);
            }
        };
        next().artifacts().put(watching);

        everyHandle(backend -> assertHolds(backend, content));
    }

    @Test
    @DisplayName("A3 the stream is read to its end and left open")
    void streamsAreLeftOpen() throws IOException {
        AtomicBoolean closed = new AtomicBoolean();
        InputStream lent = new FilterInputStream(stream(content(100))) {
            @Override
            public void close() throws IOException {
                closed.set(true);
                super.close();
            }
        };
        next().artifacts().put(lent);

        assertEquals(-1, lent.read());
        assertFalse(closed.get(), "the store closed a stream that it was lent");
    }

    @Test
    @DisplayName("A5 an erased content is gone for everybody, others stay, and it can be stored again")
    void erasedContentsAreGone() throws IOException {
        byte[] doomed = content(70_000);
        byte[] other = content(255);
        Digest digest = next().artifacts().put(stream(doomed)).digest();
        next().artifacts().put(stream(other));
        everyHandle(backend -> assertTrue(backend.artifacts().contains(digest)));

        next().artifacts().erase(digest);
        next().artifacts().erase(digest);
        next().artifacts().erase(Digest.of("never stored"));

        everyHandle(backend -> assertGone(backend, digest));
        closeAndReopen();
        everyHandle(backend -> {
            assertGone(backend, digest);
            assertEquals(List.of(Digest.of(other)), backend.artifacts().list());
            assertHolds(backend, other);
        });
        assertEquals(stored(doomed), next().artifacts().put(stream(doomed)));
        everyHandle(backend -> assertHolds(backend, doomed));
    }

    private static void assertGone(Backend backend, Digest digest) {
        assertFalse(backend.artifacts().contains(digest), "contains");
        assertFalse(open(backend, digest).findAny().isPresent(), "open");
        assertFalse(backend.artifacts().list().contains(digest), "list");
    }

    private static void assertHolds(Backend backend, byte[] content) {
        Digest digest = Digest.of(content);
        assertTrue(backend.artifacts().contains(digest), "contains");
        try (InputStream in = opened(backend, digest)) {
            assertArrayEquals(content, in.readAllBytes());
        } catch (IOException e) {
            throw new AssertionError("Cannot read content '" + digest + "'", e);
        }
    }

    private static InputStream opened(Backend backend, Digest digest) {
        return open(backend, digest)
                .findAny()
                .orElseThrow(() -> new AssertionError("Content '" + digest + "' is not found"));
    }

    private static Stream<InputStream> open(Backend backend, Digest digest) {
        try {
            return backend.artifacts().open(digest).stream();
        } catch (IOException e) {
            throw new AssertionError("Cannot open content '" + digest + "'", e);
        }
    }

    private static ArtifactStore.Stored stored(byte[] content) {
        return new ArtifactStore.Stored(Digest.of(content), content.length);
    }

    private static InputStream stream(byte[] content) {
        return new ByteArrayInputStream(content);
    }

    private static byte[] content(int size) {
        byte[] content = new byte[size];
        new Random(size).nextBytes(content);
        return content;
    }
}
