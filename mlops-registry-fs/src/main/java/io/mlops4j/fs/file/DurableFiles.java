// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How the store writes files and folders so that they outlast a power cut. Thread interrupts are ignored. Thread-safe.
 */
final class DurableFiles {
    // whatever the umask: nobody but the owner writes, nobody but the group reads
    private static final String FOLDER_MODE = "rwxr-x---";
    private static final String WRITING_MODE = "rw-r-----";
    private static final String SEALED_MODE = "r--r-----";

    /** Enough that no two writers in the world ever draw the same. */
    private static final int NONCE_BYTES = 16;

    /** All folders of contents, and those of the models and runs that are written at the moment. */
    private static final int MAX_REMEMBERED = 1_000;

    private final StoreFiles files;
    private final SecureRandom random = new SecureRandom();
    private final Set<Path> durable = ConcurrentHashMap.newKeySet();
    private final boolean posix;
    private volatile boolean probed;
    private volatile boolean forcesFolders = true;

    DurableFiles(StoreFiles files) {
        this.files = files;
        this.posix = files.root().getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /** Draws a text that nobody else draws. */
    String nonce() {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        return HexFormat.of().formatHex(nonce);
    }

    /** Names a file that does not exist yet, in the store and so on the same disk. */
    Path temporary() throws IOException {
        Path folder = files.root().resolve("tmp");
        makeFolders(folder);
        return folder.resolve(nonce());
    }

    /** Writes a new file, durably and for good. */
    void write(Path file, byte[] content) throws IOException {
        // a channel closes itself when its thread is interrupted; nobody knows the file yet, so it is written once more
        boolean interrupted = Thread.interrupted();
        try {
            while (!written(file, content)) {
                interrupted |= Thread.interrupted();
                Files.deleteIfExists(file);
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** In one go, read-only from the start: the fewer calls, the more commits share a sync. */
    private boolean written(Path file, byte[] content) throws IOException {
        Set<OpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(file, options, mode(SEALED_MODE))) {
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
            return true;
        } catch (ClosedByInterruptException e) {
            return false;
        }
    }

    /** Creates a file, to be {@linkplain #seal sealed} when it is written. */
    OutputStream create(Path file) throws IOException {
        Files.createFile(file, mode(WRITING_MODE));
        return Files.newOutputStream(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    }

    /** Makes what was written durable, and the file read-only. */
    void seal(Path file) throws IOException {
        // Windows flushes only what was opened for writing
        force(file, StandardOpenOption.WRITE);
        if (posix) {
            Files.setPosixFilePermissions(file, permissions(SEALED_MODE));
        }
    }

    /** Makes what was appended durable. */
    void force(Path file) throws IOException {
        force(file, StandardOpenOption.WRITE);
    }

    void makeFolder(Path folder) throws IOException {
        Files.createDirectory(folder, mode(FOLDER_MODE));
    }

    /** Makes a folder and those above it, durably, also if they exist: who made them may have died too early. */
    void makeFolders(Path folder) throws IOException {
        files.requireFolders(folder);
        Path reached = files.root();
        for (Path name : files.root().relativize(folder)) {
            Path above = reached;
            reached = above.resolve(name);
            if (!Files.isDirectory(reached, LinkOption.NOFOLLOW_LINKS)) {
                durable.remove(reached);
                try {
                    makeFolder(reached);
                } catch (FileAlreadyExistsException e) {
                    files.requireFolders(reached);
                }
            }
            if (!durable.contains(reached)) {
                forceFolder(above);
                remember(reached);
            }
        }
    }

    /** Forgetting costs nothing but syncing once more. */
    private void remember(Path folder) {
        if (durable.size() >= MAX_REMEMBERED) {
            durable.clear();
        }
        durable.add(folder);
    }

    /** Makes the root and whatever is missing above it. */
    void makeRoot() throws IOException {
        Deque<Path> missing = new ArrayDeque<>();
        for (Path path = files.root(); path != null && Files.notExists(path); path = path.getParent()) {
            missing.push(path);
        }
        Files.createDirectories(files.root(), mode(FOLDER_MODE));
        for (Path path : missing) {
            Path above = path.getParent();
            if (above != null) {
                forceFolder(above);
            }
        }
    }

    /** Makes the names in a folder durable, if this system can. */
    void forceFolder(Path folder) throws IOException {
        if (!probed) {
            probe();
        }
        if (forcesFolders) {
            force(folder, StandardOpenOption.READ);
        }
    }

    /** Tells whether names can be made durable here; true until the first write has shown otherwise. */
    boolean forcesFolders() {
        return forcesFolders;
    }

    private void probe() {
        try {
            force(files.root(), StandardOpenOption.READ);
        } catch (IOException e) {
            // Windows opens no folders, and some network file systems sync none
            forcesFolders = false;
        }
        probed = true;
    }

    private static void force(Path path, OpenOption how) throws IOException {
        // a channel closes itself when its thread is interrupted; forcing again is harmless
        boolean interrupted = Thread.interrupted();
        try {
            while (!forced(path, how)) {
                interrupted |= Thread.interrupted();
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static boolean forced(Path path, OpenOption how) throws IOException {
        try (FileChannel channel = FileChannel.open(path, how)) {
            channel.force(true);
            return true;
        } catch (ClosedByInterruptException e) {
            return false;
        }
    }

    private FileAttribute<?>[] mode(String mode) {
        return posix
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions(mode))}
                : new FileAttribute<?>[0];
    }

    private static Set<PosixFilePermission> permissions(String mode) {
        return PosixFilePermissions.fromString(mode);
    }
}
