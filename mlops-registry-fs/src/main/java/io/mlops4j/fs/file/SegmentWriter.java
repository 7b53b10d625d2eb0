// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs.file;

import io.mlops4j.common.RunId;
import io.mlops4j.error.CommitStateUnknownException;
import io.mlops4j.error.StoreUnavailableException;
import io.mlops4j.tracking.MetricPoint;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Appends points of one run to segments that nobody else writes. A segment is never written again after an error, since
 * its end is no longer known, nor after the handle was closed. Thread-safe.
 */
final class SegmentWriter {
    static final String SUFFIX = ".seg";

    /** So that a segment is read in one piece, and one day packed, without much memory. */
    private static final long FULL = 16L * 1024 * 1024;

    // unlike a channel, the stream is not closed by an interrupt
    private static final OpenOption[] APPEND = {
        StandardOpenOption.WRITE, StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS
    };
    // a write is on the disk when it returns
    private static final OpenOption[] APPEND_DURABLY = {
        StandardOpenOption.WRITE, StandardOpenOption.APPEND, StandardOpenOption.DSYNC, LinkOption.NOFOLLOW_LINKS
    };

    private final StoreFiles files;
    private final DurableFiles durable;
    private final Path folder;
    private final RunId run;
    private final MetricFiles.Sync sync;
    private Path file;
    private @Nullable SegmentLines lines;
    private @Nullable OutputStream out;
    private boolean forced = true;

    SegmentWriter(StoreFiles files, DurableFiles durable, Path folder, RunId run, MetricFiles.Sync sync) {
        this.files = files;
        this.durable = durable;
        this.folder = folder;
        this.run = run;
        this.sync = sync;
        this.file = folder;
    }

    /** Appends points, all or none. */
    synchronized void append(List<MetricPoint> points) {
        SegmentLines current = lines;
        if (current == null || current.end() > FULL) {
            force();
            release();
            current = create();
        }
        // forgotten until it is known to be whole again
        lines = null;
        current.write(points);
        try {
            current.copyTo(open());
        } catch (IOException e) {
            release();
            if (mayBeWhole(current.end())) {
                throw new CommitStateUnknownException(
                        "Cannot tell whether points were written durably to '" + file + "': " + e.getMessage(), e);
            }
            throw StoreFiles.unavailable("append to", file, e);
        }
        forced = sync == MetricFiles.Sync.EACH;
        lines = current;
    }

    /** Makes durable what was appended so far. */
    synchronized void force() {
        if (!forced) {
            try {
                durable.force(file);
                forced = true;
            } catch (IOException e) {
                throw StoreFiles.unavailable("write", file, e);
            }
        }
    }

    /** Keeps no file open until the next append. */
    synchronized void release() {
        OutputStream opened = out;
        out = null;
        if (opened != null) {
            try {
                opened.close();
            } catch (IOException e) {
                // everything was handed to the system before
                lines = null;
            }
        }
    }

    private SegmentLines create() {
        String name = durable.nonce();
        file = folder.resolve(name + SUFFIX);
        try {
            durable.makeFolders(folder);
            durable.create(file).close();
            durable.forceFolder(folder);
            return new SegmentLines(run, name);
        } catch (IOException e) {
            throw StoreFiles.unavailable("create", file, e);
        }
    }

    private OutputStream open() throws IOException {
        OutputStream opened = out;
        if (opened == null) {
            opened = Files.newOutputStream(file, sync == MetricFiles.Sync.EACH ? APPEND_DURABLY : APPEND);
            out = opened;
        }
        return opened;
    }

    /** Tells whether readers may see the batch in spite of the error. Without its last byte they never do. */
    private boolean mayBeWhole(long end) {
        try {
            return files.size(file).orElse(0L) >= end;
        } catch (StoreUnavailableException e) {
            return true;
        }
    }
}
