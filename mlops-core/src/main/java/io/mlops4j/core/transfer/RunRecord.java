// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.transfer;

import io.mlops4j.common.RunId;
import io.mlops4j.core.tracking.RunFold;
import io.mlops4j.tracking.DatasetInput;
import io.mlops4j.tracking.Experiment;
import io.mlops4j.tracking.MetricPoint;
import io.mlops4j.tracking.Run;
import io.mlops4j.tracking.RunEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A run as it travels: its experiment, and events that make it what it is, with every point. They are not the events of
 * its life, which no store gives back, but a shortest life with the same outcome. Each is small enough for a record of
 * its own.
 */
record RunRecord(RunId id, Experiment experiment, List<RunEvent> events) {
    /** A text takes 48 kB at most, a point or artifact less than 3.3 kB, and a record holds 4 MiB. */
    private static final int TEXTS = 50;

    private static final int ENTRIES = 1_000;

    RunRecord {
        events = List.copyOf(events);
    }

    /** Takes a run apart; the points are those of all its metrics, metric by metric. */
    static RunRecord of(Run run, Experiment experiment, List<MetricPoint> points) {
        List<RunEvent> events = new ArrayList<>();
        events.add(
                new RunEvent.Started(run.experiment(), run.name(), run.parent(), run.environment(), run.startedAt()));
        inParts(run.params(), part -> events.add(new RunEvent.ParamsSet(part)));
        inParts(run.tags(), part -> events.add(new RunEvent.TagsSet(part)));
        for (DatasetInput input : run.inputs()) {
            events.add(new RunEvent.InputsLogged(List.of(input)));
        }
        inParts(run.artifacts(), part -> events.add(new RunEvent.ArtifactsLogged(part)));
        inParts(points, part -> events.add(new RunEvent.MetricsLogged(part)));
        if (run.endedAt() != null) {
            events.add(new RunEvent.Ended(run.status(), run.endReason(), run.endedAt()));
        }
        if (run.deletion() != null) {
            events.add(new RunEvent.Deleted(run.deletion()));
        }
        return new RunRecord(run.id(), experiment, events);
    }

    /** Folds the events. */
    Run run() {
        return RunFold.of(id, events).run();
    }

    private static void inParts(SortedMap<String, String> texts, Consumer<SortedMap<String, String>> part) {
        SortedMap<String, String> some = new TreeMap<>();
        texts.forEach((key, value) -> {
            some.put(key, value);
            if (some.size() == TEXTS) {
                part.accept(new TreeMap<>(some));
                some.clear();
            }
        });
        if (!some.isEmpty()) {
            part.accept(some);
        }
    }

    private static <T> void inParts(List<T> entries, Consumer<List<T>> part) {
        for (int from = 0; from < entries.size(); from += ENTRIES) {
            part.accept(entries.subList(from, Math.min(entries.size(), from + ENTRIES)));
        }
    }
}
