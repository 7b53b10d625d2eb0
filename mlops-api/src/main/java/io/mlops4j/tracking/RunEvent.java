// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.tracking;

import io.mlops4j.artifact.Artifact;
import io.mlops4j.common.ExperimentName;
import io.mlops4j.common.Names;
import io.mlops4j.common.RunId;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What can happen to a run. A run is the fold of its events in order; several events that are committed together become
 * visible together.
 */
public sealed interface RunEvent {
    /**
     * The run began. Always the first event, and only the first.
     *
     * @param experiment what it is filed under
     * @param name what people call it; a valid {@link Names#key}
     * @param parent the run that it is a part of, or null
     * @param environment what it runs on, as captured: actor, host, user, JVM, git commit, library version
     * @param at when, by the clock of its host
     */
    record Started(
            ExperimentName experiment,
            String name,
            @Nullable RunId parent,
            SortedMap<String, String> environment,
            Instant at)
            implements RunEvent {
        /**
         * Checks the name and copies the environment.
         *
         * @throws IllegalArgumentException if a text is not valid
         */
        public Started {
            Names.key("run name", name);
            environment = texts("environment", environment);
        }
    }

    /**
     * Params were set, none of which had another value.
     *
     * @param params values by key
     */
    record ParamsSet(SortedMap<String, String> params) implements RunEvent {
        /**
         * Checks and copies.
         *
         * @throws IllegalArgumentException if a key or value is not valid
         */
        public ParamsSet {
            params = texts("param", params);
        }
    }

    /**
     * Tags were set, over what they were before.
     *
     * @param tags values by key
     */
    record TagsSet(SortedMap<String, String> tags) implements RunEvent {
        /**
         * Checks and copies.
         *
         * @throws IllegalArgumentException if a key or value is not valid
         */
        public TagsSet {
            tags = texts("tag", tags);
        }
    }

    /**
     * Values were measured.
     *
     * @param points the points, in the order in which they were logged
     */
    record MetricsLogged(List<MetricPoint> points) implements RunEvent {
        /** Copies. */
        public MetricsLogged {
            points = List.copyOf(points);
        }
    }

    /**
     * Datasets were read.
     *
     * @param inputs the datasets
     */
    record InputsLogged(List<DatasetInput> inputs) implements RunEvent {
        /** Copies. */
        public InputsLogged {
            inputs = List.copyOf(inputs);
        }
    }

    /**
     * Files were stored. A path that is logged again stands for the newer content.
     *
     * @param artifacts the files
     */
    record ArtifactsLogged(List<Artifact> artifacts) implements RunEvent {
        /** Copies. */
        public ArtifactsLogged {
            artifacts = List.copyOf(artifacts);
        }
    }

    /**
     * The run ended.
     *
     * @param status how; any but {@link RunStatus#RUNNING}
     * @param reason why, for an end that was not intended; empty otherwise
     * @param at when, by the clock of its host
     */
    record Ended(RunStatus status, String reason, Instant at) implements RunEvent {
        /**
         * Checks the status.
         *
         * @throws IllegalArgumentException if it is not an end
         */
        public Ended {
            Names.text("reason", reason);
            if (!status.isEnd()) {
                throw Names.invalid("status of an ended run", status, "FINISHED, FAILED or KILLED");
            }
        }
    }

    /**
     * An ended run was taken up again.
     *
     * @param at when, by the clock of its host
     */
    record Resumed(Instant at) implements RunEvent {}

    /**
     * The run was deleted. It stays readable and can be restored.
     *
     * @param deletion by whom, why and when
     */
    record Deleted(Run.Deletion deletion) implements RunEvent {}

    /**
     * A deleted run was restored.
     *
     * @param by the id of who restored it
     * @param at when, by the clock of the host
     */
    record Restored(String by, Instant at) implements RunEvent {
        /**
         * Checks the text.
         *
         * @throws IllegalArgumentException if it is not valid
         */
        public Restored {
            Names.text("restorer", by);
        }
    }

    private static SortedMap<String, String> texts(String what, Map<String, String> values) {
        values.forEach((key, value) -> {
            Names.key(what + " key", key);
            Names.text("value of " + what + " " + key, value);
        });
        return Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }
}
