// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs.file;

import io.mlops4j.common.RunId;
import io.mlops4j.tracking.MetricPoint;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Reads a segment as it grows, each batch once. To be used by one thread at a time. */
final class SegmentCursor {
    private final StoreFiles files;
    private final Path file;
    private final RunId run;
    private SegmentText.Position position = SegmentText.Position.START;

    SegmentCursor(StoreFiles files, Path file, RunId run) {
        this.files = files;
        this.file = file;
        this.run = run;
    }

    /**
     * Hands over the points of the whole batches that have come since, if there are any.
     *
     * @return how many bytes follow the last whole batch
     */
    long readNew(Consumer<List<MetricPoint>> taker) {
        long size = files.size(file).orElseThrow(() -> RecordFile.corrupt(file, "it is missing", null));
        if (size < position.offset()) {
            throw RecordFile.corrupt(file, "it has become shorter", null);
        }
        if (size > position.offset()) {
            byte[] bytes = files.readAfter(file, position.offset());
            SegmentText.Batches read = SegmentText.read(file, run, position, bytes);
            position = read.end();
            if (!read.points().isEmpty()) {
                taker.accept(read.points());
            }
        }
        return size - position.offset();
    }
}
