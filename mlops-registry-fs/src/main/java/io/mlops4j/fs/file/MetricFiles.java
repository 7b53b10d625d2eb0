// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs.file;

import io.mlops4j.common.RunId;
import io.mlops4j.tracking.MetricPoint;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The metric points of one run, in segments of which this handle writes only its own. Thread-safe. */
public final class MetricFiles {
    private final StoreFiles files;
    private final Path folder;
    private final RunId run;
    private final SegmentWriter writer;
    private final Map<String, SegmentCursor> cursors = new HashMap<>();

    MetricFiles(StoreFiles files, DurableFiles durable, Path folder, RunId run) {
        this.files = files;
        this.folder = folder;
        this.run = run;
        this.writer = new SegmentWriter(files, durable, folder, run);
    }

    /** Appends points, all or none, durably. */
    public void append(List<MetricPoint> points) {
        writer.append(points);
    }

    /** Gives the points that this method has not given before, whoever appended them. */
    public synchronized List<MetricPoint> readNew() {
        List<MetricPoint> points = new ArrayList<>();
        for (String segment : segments()) {
            points.addAll(cursors.computeIfAbsent(segment, this::cursor).readNew());
        }
        return points;
    }

    /** Gives all points, read anew. */
    public List<MetricPoint> readAll() {
        List<MetricPoint> points = new ArrayList<>();
        for (String segment : segments()) {
            points.addAll(cursor(segment).readNew());
        }
        return points;
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
