// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs.file;

import io.mlops4j.common.RunId;
import io.mlops4j.tracking.MetricPoint;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The metric points of one run, in segments of which this handle writes only its own. Thread-safe. */
public final class MetricFiles {
    /** When appended points are made durable. */
    public enum Sync {
        /** With each append, before it returns. */
        EACH,
        /** When {@link #force} is called, or the segment is full. */
        LATER
    }

    private final StoreFiles files;
    private final Path folder;
    private final RunId run;
    private final SegmentWriter writer;
    private final Map<String, SegmentCursor> cursors = new HashMap<>();

    MetricFiles(StoreFiles files, DurableFiles durable, Path folder, RunId run, Sync sync) {
        this.files = files;
        this.folder = folder;
        this.run = run;
        this.writer = new SegmentWriter(files, durable, folder, run, sync);
    }

    /** Appends points, all or none. */
    public void append(List<MetricPoint> points) {
        writer.append(points);
    }

    /** Makes durable what this handle has appended. */
    public void force() {
        writer.force();
    }

    /** Keeps no file open for appends that may never come. */
    public void release() {
        writer.release();
    }

    /**
     * Reads the points that this method has not read before, whoever appended them.
     *
     * @param taker takes the points of a segment; not asked for them again, also if another segment cannot be read
     */
    public synchronized void readNew(Consumer<List<MetricPoint>> taker) {
        for (String segment : segments()) {
            cursors.computeIfAbsent(segment, this::cursor).readNew(taker);
        }
    }

    /**
     * Reads all points anew.
     *
     * @param taker takes the points of a segment
     */
    public void readAll(Consumer<List<MetricPoint>> taker) {
        for (String segment : segments()) {
            cursor(segment).readNew(taker);
        }
    }

    private List<String> segments() {
        List<String> names = files.list(folder);
        for (String name : names) {
            if (!name.endsWith(SegmentWriter.SUFFIX)) {
                throw StoreFiles.alien(folder.resolve(name), null);
            }
        }
        return names;
    }

    private SegmentCursor cursor(String segment) {
        return new SegmentCursor(files, folder.resolve(segment), run);
    }
}
