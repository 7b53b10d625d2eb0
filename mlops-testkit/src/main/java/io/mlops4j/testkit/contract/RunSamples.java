// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.testkit.contract;

import io.mlops4j.common.ExperimentName;
import io.mlops4j.common.RunId;
import io.mlops4j.spi.Backend;
import io.mlops4j.spi.CommitResult.Committed;
import io.mlops4j.spi.VersionedRun;
import io.mlops4j.tracking.Experiment;
import io.mlops4j.tracking.MetricPoint;
import io.mlops4j.tracking.Run;
import io.mlops4j.tracking.RunEvent;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Assertions;

/** Short ways to write runs into a store and to read them back. */
final class RunSamples {
    static final ExperimentName EXPERIMENT = ExperimentName.of("churn");
    static final Instant START = Instant.parse("2024-02-29T23:59:59.123456789Z");

    private RunSamples() {}

    static RunEvent.Started started(String name) {
        return new RunEvent.Started(EXPERIMENT, name, null, Collections.emptySortedMap(), START);
    }

    static RunEvent params(String key, String value) {
        return new RunEvent.ParamsSet(new TreeMap<>(Map.of(key, value)));
    }

    static RunEvent tags(String key, String value) {
        return new RunEvent.TagsSet(new TreeMap<>(Map.of(key, value)));
    }

    static RunEvent deleted() {
        return new RunEvent.Deleted(
                new Run.Deletion("ana", "wrong \u00e9 data", Run.Deletion.Scope.EXPERIMENT, START.plusNanos(3)));
    }

    static MetricPoint point(String key, double value, long step) {
        return new MetricPoint(key, value, step, 0);
    }

    /** Keeps the experiment, as core does before the first run of it, and starts a run. */
    static RunId start(Backend backend, String id) {
        RunId run = RunId.of(id);
        backend.tracking().create(new Experiment(EXPERIMENT, START));
        commit(backend, run, 0, started(id));
        return run;
    }

    /** Commits events that must not be refused. */
    static void commit(Backend backend, RunId run, long expected, RunEvent... events) {
        Assertions.assertEquals(
                new Committed(expected + 1),
                backend.tracking().commit(run, expected, List.of(events)),
                "commit to run " + run + " at " + expected);
    }

    /** Reads a run that must exist. */
    static VersionedRun read(Backend backend, RunId run) {
        return backend.tracking().find(run).orElseThrow(() -> new AssertionError("There is no run " + run));
    }
}
