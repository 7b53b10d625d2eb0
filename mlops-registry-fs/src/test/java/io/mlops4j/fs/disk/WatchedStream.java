// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs.disk;

import io.mlops4j.fs.disk.Operation.Kind;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/** A file that is written from its end on. */
final class WatchedStream extends OutputStream {
    private final OutputStream real;
    private final Path path;
    private final DiskWatch watch;
    private final boolean durable;

    WatchedStream(OutputStream real, Path path, DiskWatch watch, boolean durable) {
        this.real = real;
        this.path = path;
        this.watch = watch;
        this.durable = durable;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        Operation write = watch.before(Operation.write(path, Content.of(bytes, from, length)));
        real.write(write.content().bytes());
        watch.after(write);
        if (write.kind() == Operation.Kind.SHORT_WRITE) {
            // as the streams of the machine do
            int written = write.content().size();
            write(bytes, from + written, length - written);
            return;
        }
        if (durable) {
            Operation force = watch.before(Operation.of(Kind.FORCE, path));
            watch.after(force);
        }
    }

    @Override
    public void close() throws IOException {
        real.close();
    }
}
