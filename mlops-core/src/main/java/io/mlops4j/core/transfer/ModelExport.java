// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.transfer;

import io.mlops4j.artifact.Artifact;
import io.mlops4j.artifact.ArtifactManifest;
import io.mlops4j.artifact.Artifacts;
import io.mlops4j.common.Digest;
import io.mlops4j.common.ExperimentName;
import io.mlops4j.common.ModelName;
import io.mlops4j.common.RunId;
import io.mlops4j.core.artifact.ArtifactService;
import io.mlops4j.core.remark.NamedRemarks;
import io.mlops4j.error.NotFoundException;
import io.mlops4j.registry.ModelVersion;
import io.mlops4j.spi.Backend;
import io.mlops4j.spi.LogEntry;
import io.mlops4j.tracking.Experiment;
import io.mlops4j.tracking.MetricPoint;
import io.mlops4j.tracking.Run;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One export: finds what belongs to a model and writes it. What is read is checked against its digest. */
final class ModelExport {
    private final Backend backend;
    private final Artifacts artifacts;
    private final Map<Digest, Long> contents = new TreeMap<>();
    private final Map<RunId, Run> runs = new LinkedHashMap<>();

    ModelExport(Backend backend) {
        this.backend = backend;
        this.artifacts = new ArtifactService(backend.artifacts());
    }

    TransferSummary write(ModelName model, OutputStream out) throws IOException {
        List<LogEntry> entries = backend.registry().read(model, 0);
        if (entries.isEmpty()) {
            throw new NotFoundException("Cannot export model '" + model + "': it does not exist");
        }
        ModelHistory history = ModelHistory.ofStored(model, entries);
        history.state().versions().forEach(this::find);
        entries.forEach(entry -> NamedRemarks.of(model, entry).said().forEach(this::findRemark));
        runs.values().forEach(run -> run.artifacts().forEach(this::add));

        TransferWriter writer = new TransferWriter(out);
        writer.model(model, entries.size(), history.root());
        writer.log(history.payloads());
        for (Map.Entry<Digest, Long> content : contents.entrySet()) {
            try (InputStream in = artifacts.open(content.getKey())) {
                writer.content(content.getKey(), content.getValue(), in);
            }
        }
        Map<ExperimentName, Experiment> experiments = new TreeMap<>();
        backend.tracking().experiments().forEach(known -> experiments.put(known.name(), known));
        for (Run run : runs.values()) {
            writer.run(record(run, experiments));
        }
        writer.end();
        return new TransferSummary(model, entries.size(), entries.size(), history.root(), contents.size(), runs.size());
    }

    private void find(ModelVersion version) {
        // the files of a deleted version are no longer kept for it
        if (!version.isDeleted() || backend.artifacts().contains(version.artifact())) {
            byte[] manifest = artifacts.read(version.artifact());
            contents.put(version.artifact(), (long) manifest.length);
            for (Artifact file : ArtifactManifest.parse(new String(manifest, StandardCharsets.UTF_8))
                    .artifacts()) {
                if (!version.isDeleted() || backend.artifacts().contains(file.digest())) {
                    add(file);
                }
            }
        }
        addRun(version.run());
    }

    /** One that was erased is not there to be taken along. */
    private void findRemark(Digest remark) {
        if (backend.artifacts().contains(remark)) {
            contents.put(remark, (long) artifacts.read(remark).length);
        }
    }

    private void add(Artifact file) {
        contents.put(file.digest(), file.size());
    }

    /**
     * With the runs that it is a part of, the outermost first, so that an import finds each parent before its parts.
     */
    private void addRun(@Nullable RunId id) {
        List<Run> chain = new ArrayList<>();
        for (RunId next = id; next != null && !runs.containsKey(next); ) {
            RunId wanted = next;
            Run run = backend.tracking()
                    .find(wanted)
                    .orElseThrow(() -> new NotFoundException("Cannot export run '" + wanted + "': it does not exist"))
                    .run();
            if (chain.stream().anyMatch(known -> known.id().equals(wanted))) {
                break;
            }
            chain.add(0, run);
            next = run.parent();
        }
        chain.forEach(run -> runs.put(run.id(), run));
    }

    private RunRecord record(Run run, Map<ExperimentName, Experiment> experiments) {
        List<MetricPoint> points = new ArrayList<>();
        run.metrics().keySet().forEach(key -> points.addAll(backend.tracking().history(run.id(), key)));
        Experiment experiment =
                experiments.getOrDefault(run.experiment(), new Experiment(run.experiment(), run.startedAt()));
        return RunRecord.of(run, experiment, points);
    }
}
