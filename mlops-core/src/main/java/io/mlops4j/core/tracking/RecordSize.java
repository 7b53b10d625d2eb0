// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.tracking;

import io.mlops4j.core.codec.JsonOut;
import io.mlops4j.core.codec.RunEventCodec;
import io.mlops4j.tracking.MetricPoint;
import io.mlops4j.tracking.RunEvent;
import java.util.List;

/**
 * Refuses what is too large to be one record, on every backend alike: {@value JsonOut#MAX_BYTES} bytes in stored form.
 */
final class RecordSize {
    /**
     * So many points or artifacts always fit: with the longest key (250 characters of 3 bytes) or path (1000) each takes
     * less than 3.3 kB.
     */
    private static final int SURE_ENTRIES = 1_000;

    private RecordSize() {}

    static List<RunEvent> checked(List<RunEvent> events) {
        if (!events.stream().allMatch(RecordSize::isSmall)) {
            RunEventCodec.encode(events);
        }
        return events;
    }

    static List<MetricPoint> checkedPoints(List<MetricPoint> points) {
        checked(List.of(new RunEvent.MetricsLogged(points)));
        return points;
    }

    /** Events of several kinds that are each small fit together as well. */
    private static boolean isSmall(RunEvent event) {
        if (event instanceof RunEvent.MetricsLogged logged) {
            return logged.points().size() <= SURE_ENTRIES;
        }
        if (event instanceof RunEvent.ArtifactsLogged logged) {
            return logged.artifacts().size() <= SURE_ENTRIES;
        }
        // one text takes 48 kB at most; many, or a schema, may take any size
        return event instanceof RunEvent.ParamsSet params
                ? params.params().size() == 1
                : event instanceof RunEvent.TagsSet tags && tags.tags().size() == 1;
    }
}
