// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.transfer;

import io.mlops4j.artifact.Artifact;
import io.mlops4j.error.AlreadyExistsException;
import io.mlops4j.tracking.DatasetInput;
import io.mlops4j.tracking.MetricPoint;
import io.mlops4j.tracking.Run;
import io.mlops4j.tracking.RunEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What an existing run lacks to be as the stream has it. Nothing is taken away: what only the existing one has stays.
 * Of a tag or an end that differs, the stream's counts. Pure.
 */
final class RunMerge {
    private final Run existing;
    private final Function<String, List<MetricPoint>> history;
    private final Map<String, Map<MetricPoint, Integer>> there = new HashMap<>();

    private RunMerge(Run existing, Function<String, List<MetricPoint>> history) {
        this.existing = existing;
        this.history = history;
    }

    /** Refuses a run that only has the same id, and one whose params, which are written once, say something else. */
    static void requireSame(Run existing, Run wanted) {
        boolean same = existing.experiment().equals(wanted.experiment())
                && existing.name().equals(wanted.name())
                && Objects.equals(existing.parent(), wanted.parent())
                && existing.startedAt().equals(wanted.startedAt())
                && existing.environment().equals(wanted.environment());
        if (!same) {
            throw new AlreadyExistsException(
                    "Cannot import run '" + wanted.id() + "': the store has another run of that id");
        }
        wanted.params().forEach((key, value) -> {
            String before = existing.params().get(key);
            if (before != null && !before.equals(value)) {
                throw new AlreadyExistsException("Cannot import run '" + wanted.id()
                        + "': the store has it with another '" + key + "', and params are written once");
            }
        });
    }

    /** The events that are missing; the history is asked for the metrics that the events have points of. */
    static List<RunEvent> missing(Run existing, Function<String, List<MetricPoint>> history, List<RunEvent> wanted) {
        RunMerge merge = new RunMerge(existing, history);
        List<RunEvent> missing = new ArrayList<>();
        for (RunEvent event : wanted) {
            RunEvent rest = merge.rest(event);
            if (rest != null) {
                missing.add(rest);
            }
        }
        return missing;
    }

    private @Nullable RunEvent rest(RunEvent event) {
        if (event instanceof RunEvent.ParamsSet set) {
            SortedMap<String, String> rest = without(set.params(), existing.params());
            return rest.isEmpty() ? null : new RunEvent.ParamsSet(rest);
        }
        if (event instanceof RunEvent.TagsSet set) {
            SortedMap<String, String> rest = without(set.tags(), existing.tags());
            return rest.isEmpty() ? null : new RunEvent.TagsSet(rest);
        }
        if (event instanceof RunEvent.InputsLogged logged) {
            List<DatasetInput> rest = without(logged.inputs(), existing.inputs());
            return rest.isEmpty() ? null : new RunEvent.InputsLogged(rest);
        }
        if (event instanceof RunEvent.ArtifactsLogged logged) {
            List<Artifact> rest = without(logged.artifacts(), existing.artifacts());
            return rest.isEmpty() ? null : new RunEvent.ArtifactsLogged(rest);
        }
        if (event instanceof RunEvent.MetricsLogged logged) {
            List<MetricPoint> rest =
                    logged.points().stream().filter(this::isMissing).toList();
            return rest.isEmpty() ? null : new RunEvent.MetricsLogged(rest);
        }
        if (event instanceof RunEvent.Ended ended) {
            return ended.at().equals(existing.endedAt()) && ended.status() == existing.status() ? null : ended;
        }
        return event instanceof RunEvent.Deleted && !existing.isDeleted() ? event : null;
    }

    /** Equal points count as often as they are there, so each that is asked for uses one up. */
    private boolean isMissing(MetricPoint point) {
        Map<MetricPoint, Integer> counts = there.computeIfAbsent(point.key(), this::counted);
        int left = counts.merge(point, -1, Integer::sum);
        return left < 0;
    }

    private Map<MetricPoint, Integer> counted(String key) {
        Map<MetricPoint, Integer> counts = new HashMap<>();
        history.apply(key).forEach(point -> counts.merge(point, 1, Integer::sum));
        return counts;
    }

    private static SortedMap<String, String> without(
            SortedMap<String, String> wanted, SortedMap<String, String> there) {
        SortedMap<String, String> rest = new TreeMap<>(wanted);
        rest.entrySet().removeIf(entry -> entry.getValue().equals(there.get(entry.getKey())));
        return rest;
    }

    private static <T> List<T> without(List<T> wanted, List<T> there) {
        return wanted.stream().filter(one -> !there.contains(one)).toList();
    }
}
