// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs.file;

import io.mlops4j.common.RunId;
import io.mlops4j.error.CommitStateUnknownException;
import io.mlops4j.error.StoreUnavailableException;
import io.mlops4j.tracking.MetricPoint;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
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

    // a write is on the disk when it returns; unlike a channel, the stream is not closed by an interrupt
    private static final OpenOption[] APPEND = {
        StandardOpenOption.WRITE, StandardOpenOption.APPEND, StandardOpenOption.DSYNC, LinkOption.NOFOLLOW_LINKS
    };

    private final StoreFiles files;
    private final DurableFiles durable;
    private final Path folder;
    private final RunId run;
    private @Nullable String segment;
    private SegmentText.Position position = SegmentText.Position.START;

    SegmentWriter(StoreFiles files, DurableFiles durable, Path folder, RunId run) {
        this.files = files;
        this.durable = durable;
        this.folder = folder;
        this.run = run;
    }

    /** Appends points, all or none, durably. */
    synchronized void append(List<MetricPoint> points) {
        String name = segment;
        if (name == null || position.offset() > FULL) {
            name = durable.nonce();
            create(folder.resolve(name + SUFFIX));
        }
        // forgotten until it is known to be whole again
        segment = null;
        SegmentText.Chunk chunk = SegmentText.write(position, run, name, points);
        write(folder.resolve(name + SUFFIX), chunk);
        position = chunk.end();
        segment = name;
    }

    private void create(Path file) {
        try {
            durable.makeFolders(folder);
            durable.create(file).close();
            durable.forceFolder(folder);
            position = SegmentText.Position.START;
        } catch (IOException e) {
            throw StoreFiles.unavailable("create", file, e);
        }
    }

    private void write(Path file, SegmentText.Chunk chunk) {
        try (OutputStream out = Files.newOutputStream(file, APPEND)) {
            out.write(chunk.text().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            if (mayBeWhole(file, chunk.end().offset())) {
                throw new CommitStateUnknownException(
                        "Cannot tell whether points were written durably to '" + file + "': " + e.getMessage(), e);
            }
            throw StoreFiles.unavailable("append to", file, e);
        }
    }

    /** Tells whether readers may see the batch in spite of the error. Without its last byte they never do. */
    private boolean mayBeWhole(Path file, long end) {
        try {
            return files.size(file).orElse(0L) >= end;
        } catch (StoreUnavailableException e) {
            return true;
        }
    }
}
