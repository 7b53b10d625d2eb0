// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs;

import io.mlops4j.common.Digest;
import io.mlops4j.common.ExperimentName;
import io.mlops4j.common.ModelName;
import io.mlops4j.common.RunId;
import io.mlops4j.spi.Backend;
import io.mlops4j.spi.LogEntry;
import io.mlops4j.spi.VersionedRun;
import io.mlops4j.tracking.Experiment;
import io.mlops4j.tracking.MetricPoint;
import io.mlops4j.tracking.Run;
import io.mlops4j.tracking.RunEvent;
import io.mlops4j.tracking.RunQuery;
import io.mlops4j.tracking.RunStatus;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Everything that can be read of a store, and a small store to read. */
record Everything(
        SortedMap<ModelName, List<LogEntry>> models,
        List<Experiment> experiments,
        SortedMap<RunId, VersionedRun> runs,
        SortedMap<String, List<MetricPoint>> histories,
        List<Digest> contents) {
    static final RunId RUN = RunId.of("r1");
    private static final Instant START = Instant.parse("2024-02-29T12:00:00Z");

    /** Reads a store with a handle of its own. */
    static Everything in(Path root) {
        try (Backend backend = DirectoryBackend.at(root)) {
            return in(backend);
        }
    }

    static Everything in(Backend backend) {
        SortedMap<RunId, VersionedRun> runs = new TreeMap<>();
        for (Run run : backend.tracking().search(RunQuery.all()).items()) {
            runs.put(run.id(), backend.tracking().find(run.id()).orElseThrow());
        }
        return new Everything(
                models(backend),
                backend.tracking().experiments(),
                runs,
                histories(backend),
                backend.artifacts().list());
    }

    /** Reads what a file of a store is about, as it is much faster than everything. */
    static void part(Path root, Path file) {
        try (Backend backend = DirectoryBackend.at(root)) {
            switch (root.relativize(file).getName(0).toString()) {
                case "models" -> models(backend);
                case "runs" -> histories(backend);
                case "experiments" -> backend.tracking().experiments();
                case "objects" -> backend.artifacts().list();
                default -> backend.description();
            }
        }
    }

    private static SortedMap<ModelName, List<LogEntry>> models(Backend backend) {
        SortedMap<ModelName, List<LogEntry>> models = new TreeMap<>();
        backend.registry()
                .models()
                .forEach(name -> models.put(name, backend.registry().read(name, 0)));
        return models;
    }

    private static SortedMap<String, List<MetricPoint>> histories(Backend backend) {
        SortedMap<String, List<MetricPoint>> histories = new TreeMap<>();
        for (Run run : backend.tracking().search(RunQuery.all()).items()) {
            for (String key : run.metrics().keySet()) {
                histories.put(run.id() + " " + key, backend.tracking().history(run.id(), key));
            }
        }
        return histories;
    }

    /** Writes two models, an experiment, two runs with points, and a content. */
    static void write(Path root) throws IOException {
        try (Backend backend = DirectoryBackend.at(root)) {
            for (int i = 1; i <= 3; i++) {
                backend.registry().commit(ModelName.of("churn"), i - 1, "{\"n\":" + i + "}");
            }
            backend.registry().commit(ModelName.of("\u754c".repeat(250)), 0, "{\"n\":1}");
            ExperimentName experiment = ExperimentName.of("trees");
            backend.tracking().create(new Experiment(experiment, START));
            writeRun(backend, experiment, RUN);
            writeRun(backend, experiment, RunId.of("R1"));
            backend.artifacts().put(new ByteArrayInputStream("weights".getBytes(StandardCharsets.UTF_8)));
        }
    }

    private static void writeRun(Backend backend, ExperimentName experiment, RunId run) {
        backend.tracking()
                .commit(run, 0, List.of(new RunEvent.Started(experiment, "first", null, new TreeMap<>(), START)));
        backend.tracking().append(run, List.of(point(0.5, 1), point(0.6, 2)));
        backend.tracking().append(run, List.of(point(Double.NaN, 3)));
        backend.tracking()
                .commit(
                        run,
                        1,
                        List.of(
                                new RunEvent.ParamsSet(new TreeMap<>(Map.of("kind", "tree"))),
                                new RunEvent.MetricsLogged(List.of(point(0.7, 4))),
                                new RunEvent.Ended(RunStatus.FINISHED, "", START)));
    }

    private static MetricPoint point(double value, long step) {
        return new MetricPoint("auc", value, step, 0);
    }
}
