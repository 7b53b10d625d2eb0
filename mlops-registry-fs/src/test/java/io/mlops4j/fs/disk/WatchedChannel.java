// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs.disk;

import io.mlops4j.fs.disk.Operation.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;

/** A file or folder that was opened; what is written goes to its end. */
final class WatchedChannel extends FileChannel {
    private final FileChannel real;
    private final Path path;
    private final DiskWatch watch;
    private final boolean durable;

    WatchedChannel(FileChannel real, Path path, DiskWatch watch, boolean durable) {
        this.real = real;
        this.path = path;
        this.watch = watch;
        this.durable = durable;
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        if (real.position() != real.size()) {
            throw new UnsupportedOperationException("writes within a file are not modelled");
        }
        byte[] bytes = new byte[source.remaining()];
        source.duplicate().get(bytes);
        Operation write = watch.before(Operation.write(path, Content.of(bytes, 0, bytes.length)));
        ByteBuffer allowed = ByteBuffer.wrap(write.content().bytes());
        while (allowed.hasRemaining()) {
            real.write(allowed);
        }
        watch.after(write);
        if (durable) {
            force(false);
        }
        int said = write.kind() == Kind.SHORT_WRITE ? write.content().size() : bytes.length;
        source.position(source.position() + said);
        return said;
    }

    @Override
    public long write(ByteBuffer[] sources, int offset, int length) throws IOException {
        long written = 0;
        for (int i = offset; i < offset + length; i++) {
            written += write(sources[i]);
        }
        return written;
    }

    @Override
    public int write(ByteBuffer source, long position) throws IOException {
        return real.position(position).position() == real.size() ? write(source) : unmodelled();
    }

    private static int unmodelled() {
        throw new UnsupportedOperationException("writes within a file are not modelled");
    }

    @Override
    public void force(boolean metaData) throws IOException {
        Operation force = watch.before(Operation.of(Kind.FORCE, path));
        if (force.kind() != Kind.NOTHING) {
            real.force(metaData);
            watch.after(force);
        }
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        return real.read(target);
    }

    @Override
    public long read(ByteBuffer[] targets, int offset, int length) throws IOException {
        return real.read(targets, offset, length);
    }

    @Override
    public int read(ByteBuffer target, long position) throws IOException {
        return real.read(target, position);
    }

    @Override
    public long position() throws IOException {
        return real.position();
    }

    @Override
    public FileChannel position(long position) throws IOException {
        real.position(position);
        return this;
    }

    @Override
    public long size() throws IOException {
        return real.size();
    }

    @Override
    public FileChannel truncate(long size) {
        throw new UnsupportedOperationException("truncating is not modelled");
    }

    @Override
    public long transferTo(long position, long count, WritableByteChannel target) throws IOException {
        return real.transferTo(position, count, target);
    }

    @Override
    public long transferFrom(ReadableByteChannel source, long position, long count) {
        throw new UnsupportedOperationException("transfers are not modelled");
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long position, long size) {
        throw new UnsupportedOperationException("mapping is not modelled");
    }

    @Override
    public FileLock lock(long position, long size, boolean shared) throws IOException {
        return real.lock(position, size, shared);
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
        return real.tryLock(position, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
        real.close();
    }
}
