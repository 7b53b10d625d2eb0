// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.memory;

import io.mlops4j.common.RunId;
import io.mlops4j.core.tracking.RunFold;
import io.mlops4j.spi.CommitResult;
import io.mlops4j.spi.VersionedRun;
import io.mlops4j.tracking.MetricPoint;
import io.mlops4j.tracking.RunEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One run: its fold, the number of its commits, and every point. Thread-safe. */
final class InMemoryRun {
    private final RunFold fold;
    private final Map<String, List<MetricPoint>> points = new HashMap<>();
    private long revision = 1;
    private @Nullable VersionedRun snapshot;

    InMemoryRun(RunId id, List<RunEvent> events) {
        fold = RunFold.of(id, events.subList(0, 1));
        events.stream().skip(1).forEach(this::add);
    }

    synchronized CommitResult commit(long expectedRevision, List<RunEvent> events) {
        if (expectedRevision != revision) {
            return new CommitResult.Conflict(revision);
        }
        events.forEach(this::add);
        snapshot = null;
        return new CommitResult.Committed(++revision);
    }

    synchronized void append(List<MetricPoint> more) {
        add(new RunEvent.MetricsLogged(more));
        snapshot = null;
    }

    synchronized VersionedRun read() {
        VersionedRun current = snapshot;
        if (current == null) {
            current = new VersionedRun(fold.run(), revision);
            snapshot = current;
        }
        return current;
    }

    synchronized List<MetricPoint> history(String key) {
        return points.getOrDefault(key, List.of()).stream()
                .sorted(MetricPoint.BY_RECENCY)
                .toList();
    }

    private void add(RunEvent event) {
        fold.add(event);
        if (event instanceof RunEvent.MetricsLogged logged) {
            logged.points()
                    .forEach(point -> points.computeIfAbsent(point.key(), key -> new ArrayList<>())
                            .add(point));
        }
    }
}
