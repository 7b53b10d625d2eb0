// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.tracking;

import io.mlops4j.artifact.Artifact;
import io.mlops4j.common.ExperimentName;
import io.mlops4j.common.RunId;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a run at one moment.
 *
 * @param id its identity
 * @param experiment what it is filed under
 * @param name what people call it
 * @param parent the run that it is a part of, or null
 * @param status where it is in its life
 * @param startedAt when it began, by the clock of its host
 * @param endedAt when it ended, by the clock of its host; null while it is running
 * @param endReason why it ended, if that was not intended; empty otherwise
 * @param environment what it ran on, as captured when it began
 * @param params its params
 * @param tags its tags
 * @param metrics the latest point of each metric, by {@link MetricPoint#BY_RECENCY}
 * @param inputs the datasets that it read, in the order in which they were logged
 * @param artifacts its files, ordered by path
 */
public record Run(
        RunId id,
        ExperimentName experiment,
        String name,
        @Nullable RunId parent,
        RunStatus status,
        Instant startedAt,
        @Nullable Instant endedAt,
        String endReason,
        SortedMap<String, String> environment,
        SortedMap<String, String> params,
        SortedMap<String, String> tags,
        SortedMap<String, MetricPoint> metrics,
        List<DatasetInput> inputs,
        List<Artifact> artifacts) {
    /** Copies what could be changed from outside. */
    public Run {
        environment = Collections.unmodifiableSortedMap(new TreeMap<>(environment));
        params = Collections.unmodifiableSortedMap(new TreeMap<>(params));
        tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
        metrics = Collections.unmodifiableSortedMap(new TreeMap<>(metrics));
        inputs = List.copyOf(inputs);
        artifacts = List.copyOf(artifacts);
    }
}
