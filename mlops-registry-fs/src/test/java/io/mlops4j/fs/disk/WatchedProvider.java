// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs.disk;

import io.mlops4j.fs.disk.Operation.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Does what a watch allows. */
final class WatchedProvider extends FileSystemProvider {
    private final FileSystemProvider real;
    private final DiskWatch watch;

    WatchedProvider(FileSystemProvider real, DiskWatch watch) {
        this.real = real;
        this.watch = watch;
    }

    private static Path unwrap(Path path) {
        return WatchedFileSystem.unwrap(path);
    }

    private void perform(Operation asked, FileAttribute<?>... attributes) throws IOException {
        Operation operation = watch.before(asked);
        Path path = operation.path();
        switch (operation.kind()) {
            case MKDIR -> real.createDirectory(path, attributes);
            case DELETE -> real.delete(path);
            case LINK -> real.createLink(Objects.requireNonNull(operation.target()), path);
            case RENAME -> real.move(path, Objects.requireNonNull(operation.target()), StandardCopyOption.ATOMIC_MOVE);
            default -> {
                // the caller does it, or nobody
            }
        }
        if (operation.kind() != Kind.NOTHING) {
            watch.after(operation);
        }
    }

    /** Sees that a file is opened, and perhaps made. Gives whether what is written shall be durable at once. */
    private boolean open(Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
            throws IOException {
        if (options.contains(StandardOpenOption.CREATE_NEW)) {
            Path unwrapped = unwrap(path);
            watch.before(Operation.of(Kind.CREATE, unwrapped));
            Files.createFile(unwrapped, attributes);
            watch.after(Operation.of(Kind.CREATE, unwrapped));
        } else if (options.contains(StandardOpenOption.CREATE)
                || options.contains(StandardOpenOption.TRUNCATE_EXISTING)) {
            throw new UnsupportedOperationException("CREATE and TRUNCATE_EXISTING are not modelled");
        } else {
            perform(Operation.of(Kind.OPEN, unwrap(path)));
        }
        return options.contains(StandardOpenOption.DSYNC) || options.contains(StandardOpenOption.SYNC);
    }

    private static Set<OpenOption> opening(Set<? extends OpenOption> options) {
        Set<OpenOption> existing = new java.util.HashSet<>(options);
        existing.remove(StandardOpenOption.CREATE_NEW);
        return existing;
    }

    @Override
    public FileChannel newFileChannel(Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
            throws IOException {
        boolean durable = open(path, options, attributes);
        FileChannel channel = real.newFileChannel(unwrap(path), opening(options));
        return new WatchedChannel(channel, unwrap(path), watch, durable);
    }

    @Override
    public SeekableByteChannel newByteChannel(
            Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
        return newFileChannel(path, options, attributes);
    }

    @Override
    public OutputStream newOutputStream(Path path, OpenOption... options) throws IOException {
        Set<OpenOption> set = Set.copyOf(Arrays.asList(options));
        boolean durable = open(path, set);
        OutputStream out = real.newOutputStream(unwrap(path), opening(set).toArray(OpenOption[]::new));
        return new WatchedStream(out, unwrap(path), watch, durable);
    }

    @Override
    public InputStream newInputStream(Path path, OpenOption... options) throws IOException {
        perform(Operation.of(Kind.OPEN, unwrap(path)));
        return real.newInputStream(unwrap(path), options);
    }

    @Override
    public void createDirectory(Path path, FileAttribute<?>... attributes) throws IOException {
        perform(Operation.of(Kind.MKDIR, unwrap(path)), attributes);
    }

    @Override
    public void createLink(Path link, Path existing) throws IOException {
        perform(Operation.of(Kind.LINK, unwrap(existing), unwrap(link)));
    }

    @Override
    public void delete(Path path) throws IOException {
        perform(Operation.of(Kind.DELETE, unwrap(path)));
    }

    @Override
    public void move(Path source, Path target, CopyOption... options) throws IOException {
        if (!Arrays.asList(options).contains(StandardCopyOption.ATOMIC_MOVE)) {
            throw new UnsupportedOperationException("only atomic moves are modelled");
        }
        perform(Operation.of(Kind.RENAME, unwrap(source), unwrap(target)));
    }

    @Override
    public void copy(Path source, Path target, CopyOption... options) {
        throw new UnsupportedOperationException("copies are not modelled");
    }

    @Override
    public DirectoryStream<Path> newDirectoryStream(Path folder, DirectoryStream.Filter<? super Path> filter)
            throws IOException {
        perform(Operation.of(Kind.LIST, unwrap(folder)));
        WatchedFileSystem system = (WatchedFileSystem) folder.getFileSystem();
        DirectoryStream<Path> entries =
                real.newDirectoryStream(unwrap(folder), entry -> filter.accept(system.wrap(entry)));
        return new DirectoryStream<>() {
            @Override
            public Iterator<Path> iterator() {
                Iterator<Path> all = entries.iterator();
                return new Iterator<>() {
                    @Override
                    public boolean hasNext() {
                        return all.hasNext();
                    }

                    @Override
                    public Path next() {
                        return system.wrap(all.next());
                    }
                };
            }

            @Override
            public void close() throws IOException {
                entries.close();
            }
        };
    }

    @Override
    public void checkAccess(Path path, AccessMode... modes) throws IOException {
        perform(Operation.of(Kind.STAT, unwrap(path)));
        real.checkAccess(unwrap(path), modes);
    }

    @Override
    public <A extends BasicFileAttributes> A readAttributes(Path path, Class<A> type, LinkOption... options)
            throws IOException {
        perform(Operation.of(Kind.STAT, unwrap(path)));
        return real.readAttributes(unwrap(path), type, options);
    }

    @Override
    public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options) throws IOException {
        perform(Operation.of(Kind.STAT, unwrap(path)));
        return real.readAttributes(unwrap(path), attributes, options);
    }

    @Override
    public void setAttribute(Path path, String attribute, Object value, LinkOption... options) throws IOException {
        perform(Operation.of(Kind.MARK, unwrap(path)));
        real.setAttribute(unwrap(path), attribute, value, options);
    }

    @Override
    public <V extends FileAttributeView> @Nullable V getFileAttributeView(
            Path path, Class<V> type, LinkOption... options) {
        // what is set by it is neither watched nor part of any image
        return real.getFileAttributeView(unwrap(path), type, options);
    }

    @Override
    public boolean isSameFile(Path path, Path other) throws IOException {
        return real.isSameFile(unwrap(path), unwrap(other));
    }

    @Override
    public boolean isHidden(Path path) throws IOException {
        return real.isHidden(unwrap(path));
    }

    @Override
    public FileStore getFileStore(Path path) throws IOException {
        return real.getFileStore(unwrap(path));
    }

    @Override
    public String getScheme() {
        return "watched";
    }

    @Override
    public FileSystem newFileSystem(URI uri, Map<String, ?> options) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileSystem getFileSystem(URI uri) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Path getPath(URI uri) {
        throw new UnsupportedOperationException();
    }
}
