// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.testkit.contract;

import io.mlops4j.common.Digest;
import io.mlops4j.common.ModelName;
import io.mlops4j.common.Page;
import io.mlops4j.spi.Backend;
import io.mlops4j.spi.LogEntry;
import io.mlops4j.spi.VersionedRun;
import io.mlops4j.tracking.Experiment;
import io.mlops4j.tracking.MetricPoint;
import io.mlops4j.tracking.Run;
import io.mlops4j.tracking.RunQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Everything that anybody can read of a store, to see that nothing has changed. */
record StoreSnapshot(
        Map<ModelName, List<LogEntry>> models,
        List<Experiment> experiments,
        List<VersionedRun> runs,
        Map<String, List<MetricPoint>> histories,
        List<Digest> contents) {
    static StoreSnapshot of(Backend backend) {
        Map<ModelName, List<LogEntry>> models = new TreeMap<>();
        backend.registry()
                .models()
                .forEach(name -> models.put(name, backend.registry().read(name, 0)));
        List<VersionedRun> runs = new ArrayList<>();
        Map<String, List<MetricPoint>> histories = new TreeMap<>();
        for (Run run : runs(backend)) {
            runs.add(RunSamples.read(backend, run.id()));
            run.metrics()
                    .keySet()
                    .forEach(key -> histories.put(
                            run.id() + " " + key, backend.tracking().history(run.id(), key)));
        }
        return new StoreSnapshot(
                models,
                backend.tracking().experiments(),
                runs,
                histories,
                backend.artifacts().list());
    }

    private static List<Run> runs(Backend backend) {
        RunQuery every = RunQuery.all().withLifecycle(RunQuery.Lifecycle.ANY);
        Page<Run> page = backend.tracking().search(every);
        List<Run> runs = new ArrayList<>(page.items());
        while (page.hasNext()) {
            page = backend.tracking().search(every.at(page.nextToken()));
            runs.addAll(page.items());
        }
        return runs;
    }
}
