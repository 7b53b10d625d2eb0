// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs.disk;

import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.WatchService;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/** The file system of the machine, watched. */
public final class WatchedFileSystem extends FileSystem {
    private final FileSystem real;
    private final WatchedProvider provider;

    private WatchedFileSystem(FileSystem real, DiskWatch watch) {
        this.real = real;
        this.provider = new WatchedProvider(real.provider(), watch);
    }

    /**
     * Gives a path whose file system is watched.
     *
     * @param path a path of the machine
     * @param watch sees what is done by it and by all paths made from it
     * @return a path to the same place
     */
    public static Path watch(Path path, DiskWatch watch) {
        return new WatchedFileSystem(path.getFileSystem(), watch).wrap(path);
    }

    Path wrap(Path path) {
        return new WatchedPath(this, path);
    }

    static Path unwrap(Path path) {
        return path instanceof WatchedPath watched ? watched.real() : path;
    }

    @Override
    public FileSystemProvider provider() {
        return provider;
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public boolean isReadOnly() {
        return real.isReadOnly();
    }

    @Override
    public String getSeparator() {
        return real.getSeparator();
    }

    @Override
    public Iterable<Path> getRootDirectories() {
        return StreamSupport.stream(real.getRootDirectories().spliterator(), false)
                .map(this::wrap)
                .toList();
    }

    @Override
    public Iterable<FileStore> getFileStores() {
        return List.of();
    }

    @Override
    public Set<String> supportedFileAttributeViews() {
        return real.supportedFileAttributeViews();
    }

    @Override
    public Path getPath(String first, String... more) {
        return wrap(real.getPath(first, more));
    }

    @Override
    public PathMatcher getPathMatcher(String syntaxAndPattern) {
        PathMatcher matcher = real.getPathMatcher(syntaxAndPattern);
        return path -> matcher.matches(unwrap(path));
    }

    @Override
    public UserPrincipalLookupService getUserPrincipalLookupService() {
        return real.getUserPrincipalLookupService();
    }

    @Override
    public WatchService newWatchService() {
        throw new UnsupportedOperationException();
    }
}
