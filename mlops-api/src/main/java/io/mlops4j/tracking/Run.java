// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.tracking;

import io.mlops4j.artifact.Artifact;
import io.mlops4j.common.ExperimentName;
import io.mlops4j.common.Names;
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
 * @param deletion why and by whom it was deleted, or null while it is not
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
        List<Artifact> artifacts,
        @Nullable Deletion deletion) {
    /**
     * The trace of a deletion. A deleted run keeps everything, can be read, and can be restored; it takes no new
     * recordings and is left out of searches that do not ask for it.
     *
     * @param by the id of who deleted it
     * @param reason why; not blank
     * @param scope what was deleted
     * @param at when, by the clock of the host
     */
    public record Deletion(String by, String reason, Scope scope, Instant at) {
        /** What was deleted. */
        public enum Scope {
            /** This run alone. */
            RUN,
            /** Its experiment, and the run with it. */
            EXPERIMENT
        }

        /**
         * Checks the texts.
         *
         * @throws IllegalArgumentException if one is not valid or the reason is blank
         */
        public Deletion {
            Names.text("deleter", by);
            Names.reason("reason", reason);
        }
    }

    /** Copies what could be changed from outside. */
    public Run {
        environment = Collections.unmodifiableSortedMap(new TreeMap<>(environment));
        params = Collections.unmodifiableSortedMap(new TreeMap<>(params));
        tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
        metrics = Collections.unmodifiableSortedMap(new TreeMap<>(metrics));
        inputs = List.copyOf(inputs);
        artifacts = List.copyOf(artifacts);
    }

    /**
     * Tells whether the run is deleted.
     *
     * @return whether {@link #deletion} is present
     */
    public boolean isDeleted() {
        return deletion != null;
    }
}
