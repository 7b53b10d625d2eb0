// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs.file;

import io.mlops4j.error.CorruptRecordException;
import io.mlops4j.error.StoreUnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the store reads. Symbolic links below the root are refused, not followed; thread interrupts are ignored, since the
 * streams of {@link Files} are not interruptible as channels are. Thread-safe.
 */
final class StoreFiles {
    /** In a folder that stands for a file, the file: what is published where there are no hard links. */
    static final String CONTENT = "content";

    /** A record's payload has 4 MiB at most, its first lines much less than what is added here. */
    private static final int MAX_RECORD = 4 * 1024 * 1024 + 64 * 1024;

    private final Path root;

    StoreFiles(Path root) {
        this.root = root;
    }

    Path root() {
        return root;
    }

    Path format() {
        return root.resolve(StoreLayout.FORMAT);
    }

    /** Reads a record file whole; empty if there is none. */
    Optional<byte[]> read(Path file) {
        try (InputStream in = open(file)) {
            byte[] bytes = in.readNBytes(MAX_RECORD + 1);
            if (bytes.length > MAX_RECORD) {
                throw RecordFile.corrupt(file, "it is larger than any record", null);
            }
            return Optional.of(bytes);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw unavailable("read", file, e);
        }
    }

    /** Reads what comes after so many bytes of a file that is longer. */
    byte[] readAfter(Path file, long bytes) {
        try (InputStream in = open(file)) {
            in.skipNBytes(bytes);
            return in.readAllBytes();
        } catch (IOException e) {
            throw unavailable("read", file, e);
        }
    }

    /** Opens a published file. */
    InputStream open(Path file) throws IOException {
        BasicFileAttributes found = attributes(file);
        Path content = found.isDirectory() ? file.resolve(CONTENT) : file;
        if (size(content).isEmpty()) {
            throw alien(file, null);
        }
        return Files.newInputStream(content, LinkOption.NOFOLLOW_LINKS);
    }

    /** Tells how long a file is; empty if there is none. */
    Optional<Long> size(Path file) {
        try {
            BasicFileAttributes found = attributes(file);
            if (!found.isRegularFile()) {
                throw alien(file, null);
            }
            return Optional.of(found.size());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw unavailable("read", file, e);
        }
    }

    /**
     * Lists a folder that may be missing. Names with a leading dot are left out: the store has none, but network file
     * systems and desktops leave some behind.
     *
     * @return the names in it, ordered
     */
    List<String> list(Path folder) {
        requireFolders(folder);
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            entries.forEach(entry -> names.add(entry.getFileName().toString()));
        } catch (NoSuchFileException e) {
            requireStore();
        } catch (NotDirectoryException e) {
            throw alien(folder, e);
        } catch (DirectoryIteratorException e) {
            throw unavailable("list", folder, new IOException(e));
        } catch (IOException e) {
            throw unavailable("list", folder, e);
        }
        names.removeIf(name -> name.startsWith("."));
        Collections.sort(names);
        return names;
    }

    /** Refuses a folder that is reached through anything but folders. Those that are missing pass. */
    void requireFolders(Path folder) {
        Path reached = root;
        for (Path name : root.relativize(folder)) {
            reached = reached.resolve(name);
            try {
                if (!attributes(reached).isDirectory()) {
                    throw alien(reached, null);
                }
            } catch (NoSuchFileException e) {
                return;
            } catch (IOException e) {
                throw unavailable("read", reached, e);
            }
        }
    }

    /** Tells a store in which something is missing from one that is gone as a whole, such as an unmounted disk. */
    void requireStore() {
        if (!Files.exists(format(), LinkOption.NOFOLLOW_LINKS)) {
            throw new StoreUnavailableException("Cannot use store '" + root + "': its file FORMAT is gone");
        }
    }

    static CorruptRecordException alien(Path file, @Nullable Throwable cause) {
        return new CorruptRecordException(
                "Cannot read '" + file + "': it is a link or something else that the store never makes there", cause);
    }

    static StoreUnavailableException unavailable(String verb, Path file, IOException cause) {
        return new StoreUnavailableException("Cannot " + verb + " '" + file + "': " + reason(cause), cause);
    }

    private static String reason(IOException cause) {
        String reason = cause instanceof FileSystemException named ? named.getReason() : cause.getMessage();
        return reason != null ? reason : cause.getClass().getSimpleName();
    }

    private static BasicFileAttributes attributes(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }
}
