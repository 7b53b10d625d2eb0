// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.buffer;

import io.mlops4j.common.RunId;
import io.mlops4j.core.codec.JsonOut;
import io.mlops4j.error.CorruptRecordException;
import io.mlops4j.error.StoreUnavailableException;
import io.mlops4j.error.UnsupportedFormatException;
import io.mlops4j.tracking.MetricPoint;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Batches of points in a local file, in order, one line of JSON each, and notes of which of them are settled. A batch
 * is on the disk when it was taken. A line that was cut off by the end of its process is removed when the file is
 * opened; damage before the end is reported. When nothing waits the file is empty. Thread-safe; one process at a time,
 * by a lock on the file.
 */
final class SpoolFile implements AutoCloseable {
    private final Path file;
    private final long maxBytes;
    private final FileChannel channel;
    private final FileLock lock;
    private final Deque<Place> waiting = new ArrayDeque<>();
    private long end;
    private long number;

    /** Where a batch stands in the file. */
    private record Place(long number, long offset, int length, int points) {}

    private SpoolFile(Path file, long maxBytes, FileChannel channel, FileLock lock) {
        this.file = file;
        this.maxBytes = maxBytes;
        this.channel = channel;
        this.lock = lock;
    }

    static SpoolFile open(Path file, long maxBytes) {
        FileChannel channel = null;
        try {
            channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            SpoolFile spool = new SpoolFile(file, maxBytes, channel, locked(file, channel));
            spool.readBack();
            return spool;
        } catch (IOException e) {
            closeAfter(channel, e);
            throw new StoreUnavailableException("Cannot open spool file '" + file + "': " + e, e);
        } catch (RuntimeException e) {
            closeAfter(channel, e);
            throw e;
        }
    }

    synchronized boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** Counts the points of all batches that wait. */
    synchronized int points() {
        return waiting.stream().mapToInt(Place::points).sum();
    }

    /** Takes a batch; false if there is no room for it. */
    synchronized boolean add(RunId run, List<MetricPoint> points) throws IOException {
        SpoolLine.Batch batch = new SpoolLine.Batch(number + 1, run, points);
        ByteBuffer line = utf8(batch);
        int length = line.remaining();
        if (end + length > maxBytes) {
            return false;
        }
        append(line);
        channel.force(false);
        waiting.add(new Place(++number, end, length, points.size()));
        end += length;
        return true;
    }

    /** Reads the batch that has waited longest; null if none waits. */
    synchronized SpoolLine.@Nullable Batch head() throws IOException {
        Place place = waiting.peek();
        return place == null ? null : (SpoolLine.Batch) SpoolLine.decode(record(place.offset()), read(place));
    }

    /** Notes that the batch that has waited longest is settled. */
    synchronized void settleHead() throws IOException {
        Place place = waiting.remove();
        if (waiting.isEmpty()) {
            channel.truncate(0);
            end = 0;
            return;
        }
        ByteBuffer note = utf8(new SpoolLine.Settled(place.number()));
        int length = note.remaining();
        // not forced: after a power cut the batch is looked for in the store, as after any other end
        append(note);
        end += length;
    }

    @Override
    public synchronized void close() throws IOException {
        lock.release();
        channel.close();
    }

    private static FileLock locked(Path file, FileChannel channel) throws IOException {
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            throw new IllegalStateException("Cannot open spool file '" + file + "': another buffer uses it");
        }
        return lock;
    }

    private static void closeAfter(@Nullable FileChannel channel, Exception reason) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }

    private void append(ByteBuffer line) throws IOException {
        try {
            long at = end;
            while (line.hasRemaining()) {
                at += channel.write(line, at);
            }
        } catch (IOException e) {
            // half a line would stand in the way of the next one
            channel.truncate(end);
            throw e;
        }
    }

    private void readBack() throws IOException {
        CorruptRecordException damage = null;
        LineScanner lines = new LineScanner(channel, JsonOut.MAX_BYTES);
        for (String line = lines.next(); line != null; line = lines.next()) {
            SpoolLine read;
            try {
                read = SpoolLine.decode(record(lines.start()), line);
            } catch (CorruptRecordException e) {
                damage = damage == null ? e : damage;
                continue;
            } catch (UnsupportedFormatException e) {
                throw damage == null ? e : damage;
            }
            if (damage != null) {
                throw damage;
            }
            remember(read, lines.start(), (int) (lines.end() - lines.start()));
            end = lines.end();
        }
        // what follows the last sound line was never acknowledged
        if (channel.size() > end) {
            channel.truncate(end);
        }
    }

    private void remember(SpoolLine line, long offset, int length) {
        if (line instanceof SpoolLine.Batch batch) {
            number = batch.number();
            waiting.add(new Place(number, offset, length, batch.points().size()));
        } else if (line instanceof SpoolLine.Settled settled) {
            while (!waiting.isEmpty() && waiting.element().number() <= settled.number()) {
                waiting.remove();
            }
        }
    }

    private String read(Place place) throws IOException {
        // without the line feed
        ByteBuffer utf8 = ByteBuffer.allocate(place.length() - 1);
        while (utf8.hasRemaining()) {
            if (channel.read(utf8, place.offset() + utf8.position()) < 0) {
                throw new IOException("the file was cut off");
            }
        }
        return StandardCharsets.UTF_8.decode(utf8.flip()).toString();
    }

    private String record(long offset) {
        return "spool file '" + file + "' at byte " + offset;
    }

    private static ByteBuffer utf8(SpoolLine line) {
        return StandardCharsets.UTF_8.encode(line.encode() + "\n");
    }
}
