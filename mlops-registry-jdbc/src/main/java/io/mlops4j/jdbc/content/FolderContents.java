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
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;

/**
 * Contents as files of a folder, each named by its digest, in 256 folders by its first two digits. A content is written
 * under another name, brought to the disk, and then given its name, so that no part of it is ever found. Thread-safe, and
 * for many processes.
 */
public final class FolderContents {
    private static final Pattern FOLDER = Pattern.compile("[0-9a-f]{2}");
    private static final Pattern NAME = Pattern.compile("[0-9a-f]{64}");

    private final Path root;
    private final DurableFolders folders;
    private final UnfinishedContents unfinished;
    private final AtomicBoolean swept = new AtomicBoolean();

    /**
     * Uses a folder.
     *
     * @param root the folder; if it does not exist, it is made by {@link #make} or when something is first stored
     */
    public FolderContents(Path root) {
        this(root, FolderSync.SYSTEM);
    }

    FolderContents(Path root, FolderSync disk) {
        this.root = root;
        this.folders = new DurableFolders(root, disk);
        this.unfinished = new UnfinishedContents(folders);
    }

    /**
     * Makes the folder, durably, so that a wrong one is found before something is to be stored in it.
     *
     * @throws IllegalArgumentException if it is not there and cannot be made
     */
    public void make() {
        try {
            folders.open();
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "Invalid artifact folder: '" + root + "' (cannot be made: " + e + ")", e);
        }
    }

    Stored put(InputStream content) throws IOException {
        if (swept.compareAndSet(false, true)) {
            unfinished.sweep();
        }
        Path file = unfinished.draw();
        try {
            Stored stored = write(content, file);
            Path folder = folders.make(prefix(stored.digest()));
            Path place = place(stored.digest());
            // what is there may have been damaged, and who stores it again holds the right bytes in hand
            if (!isSame(place, file)) {
                move(file, place);
            }
            // also if it was there: its writer may have died before it was durable
            folders.sync(folder);
            return stored;
        } finally {
            Files.deleteIfExists(file);
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

    /** Dead writers may have left the same content without a name. */
    void erase(Digest digest) throws IOException {
        if (!Files.isDirectory(root)) {
            return;
        }
        unfinished.sweep();
        Path folder = root.resolve(prefix(digest));
        if (Files.isDirectory(folder)) {
            Files.deleteIfExists(place(digest));
            // also if it was gone: who removed it may have died before that was durable
            folders.sync(folder);
        }
    }

    List<Digest> list() throws IOException {
        List<Digest> all = new ArrayList<>();
        if (Files.isDirectory(root)) {
            for (String folder : names(root, FOLDER)) {
                names(root.resolve(folder), NAME).forEach(name -> all.add(new Digest(name)));
            }
        }
        return all;
    }

    /** Looks at nothing but names, since files come and go meanwhile. */
    private static List<String> names(Path folder, Pattern pattern) throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                String name = String.valueOf(file.getFileName()).replace("/", "");
                if (pattern.matcher(name).matches()) {
                    names.add(name);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return names;
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

    private static boolean isSame(Path place, Path file) throws IOException {
        try {
            return Files.mismatch(place, file) < 0;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            // the same content at the most, since the name is its digest
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private Path place(Digest digest) {
        return root.resolve(prefix(digest)).resolve(digest.hex());
    }

    private static String prefix(Digest digest) {
        return digest.hex().substring(0, 2);
    }
}
