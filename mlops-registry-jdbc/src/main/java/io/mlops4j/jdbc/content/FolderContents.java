// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.content;

import io.mlops4j.common.Digest;
import io.mlops4j.spi.ArtifactStore.Stored;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Contents as files of a folder, each named by its digest, in 256 folders by its first two digits. A content is written
 * under another name, brought to the disk, and then given its name, so that no part of it is ever found. Thread-safe, and
 * for many processes.
 */
public final class FolderContents {
    private static final Pattern NAME = Pattern.compile("[0-9a-f]{64}");
    private static final String UNFINISHED = "tmp";

    private final Path root;

    /**
     * Uses a folder.
     *
     * @param root the folder, made when something is first stored
     */
    public FolderContents(Path root) {
        this.root = root;
    }

    Stored put(InputStream content) throws IOException {
        Path unfinished = Files.createDirectories(root.resolve(UNFINISHED))
                .resolve(UUID.randomUUID().toString());
        try {
            Stored stored = write(content, unfinished);
            Path place = place(stored.digest());
            Path folder = Files.createDirectories(root.resolve(prefix(stored.digest())));
            if (!Files.exists(place)) {
                move(unfinished, place);
            }
            // also if it was there: its writer may have died before it was durable
            force(folder);
            force(root);
            return stored;
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    Optional<InputStream> open(Digest digest) throws IOException {
        try {
            return Optional.of(Files.newInputStream(place(digest)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    boolean contains(Digest digest) {
        return Files.exists(place(digest));
    }

    void erase(Digest digest) throws IOException {
        Files.deleteIfExists(place(digest));
        // also if it was gone: who removed it may have died before that was durable
        force(root.resolve(prefix(digest)));
    }

    List<Digest> list() throws IOException {
        List<Digest> all = new ArrayList<>();
        if (Files.isDirectory(root)) {
            try (Stream<Path> files = Files.walk(root, 2)) {
                files.map(Path::getFileName)
                        .map(String::valueOf)
                        .filter(name -> NAME.matcher(name).matches())
                        .map(Digest::new)
                        .forEach(all::add);
            }
        }
        return all;
    }

    private static Stored write(InputStream content, Path file) throws IOException {
        try (SeekableByteChannel channel =
                        Files.newByteChannel(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                DigestOutputStream out = new DigestOutputStream(Channels.newOutputStream(channel), Digest.newHash())) {
            long size = content.transferTo(out);
            if (channel instanceof FileChannel real) {
                real.force(true);
            }
            return new Stored(Digest.ofHash(out.getMessageDigest().digest()), size);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            moveOnce(from, to);
        }
    }

    private static void moveOnce(Path from, Path to) throws IOException {
        try {
            Files.move(from, to);
        } catch (FileAlreadyExistsException e) {
            // the same content, since the name is its digest
            Files.delete(from);
        }
    }

    /** Brings the names of a folder to the disk, where the provider and the system can. */
    private static void force(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException | UnsupportedOperationException e) {
            // not on Windows, nor in providers without folders; both keep names by themselves
        }
    }

    private Path place(Digest digest) {
        return root.resolve(prefix(digest)).resolve(digest.hex());
    }

    private static String prefix(Digest digest) {
        return digest.hex().substring(0, 2);
    }
}
