// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs;

import io.mlops4j.common.Digest;
import io.mlops4j.common.ModelName;
import io.mlops4j.core.artifact.ArtifactService;
import io.mlops4j.spi.Backend;
import io.mlops4j.spi.LogEntry;
import io.mlops4j.spi.VersionedRun;
import io.mlops4j.tracking.Experiment;
import io.mlops4j.tracking.MetricPoint;
import io.mlops4j.tracking.Run;
import io.mlops4j.tracking.RunFilter;
import io.mlops4j.tracking.RunQuery;
import io.mlops4j.tracking.RunStatus;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a store says, as a set of sentences of which none ever becomes untrue: a store that has lost something says less
 * than before, and one that has made something up says more than was ever written.
 */
final class StoreFacts {
    private final Backend backend;
    private final Set<String> facts = new TreeSet<>();

    private StoreFacts(Backend backend) {
        this.backend = backend;
    }

    /** Reads everything in a store, with a handle of its own. */
    static Set<String> in(Path root) {
        try (Backend backend = DirectoryBackend.at(root)) {
            return in(backend);
        }
    }

    /** Reads everything in a store, each content to its end. */
    static Set<String> in(Backend backend) {
        StoreFacts all = new StoreFacts(backend);
        all.models();
        all.experiments();
        all.runs();
        all.contents();
        return all.facts;
    }

    /** Reads what a file of a store is about, as it is much faster than everything. */
    static Set<String> about(Path root, Path file) {
        try (Backend backend = DirectoryBackend.at(root)) {
            StoreFacts part = new StoreFacts(backend);
            switch (root.relativize(file).getName(0).toString()) {
                case "models" -> part.models();
                case "runs" -> part.runs();
                case "experiments" -> part.experiments();
                case "writers", "index" -> part.searches();
                default -> part.contents();
            }
            return part.facts;
        }
    }

    private void models() {
        backend.registry().models().forEach(this::model);
    }

    private void experiments() {
        for (Experiment experiment : backend.tracking().experiments()) {
            facts.add("experiment " + experiment);
        }
    }

    private void runs() {
        RunQuery everyRun = RunQuery.all().withPageSize(RunQuery.MAX_PAGE);
        backend.tracking().search(everyRun).items().forEach(this::run);
    }

    /** What searches find only if they know what has become of the runs. */
    private void searches() {
        RunQuery finished = RunQuery.where(RunFilter.status(RunStatus.FINISHED)).withPageSize(RunQuery.MAX_PAGE);
        backend.tracking().search(finished).items().forEach(run -> facts.add("found " + run.id()));
        runs();
    }

    private void contents() {
        backend.artifacts().list().forEach(this::content);
    }

    private void model(ModelName model) {
        for (LogEntry entry : backend.registry().read(model, 0)) {
            facts.add("model " + model + " " + entry.revision() + " " + entry.payload());
        }
    }

    private void run(Run found) {
        VersionedRun versioned = backend.tracking().find(found.id()).orElseThrow();
        Run run = versioned.run();
        for (long revision = 1; revision <= versioned.revision(); revision++) {
            facts.add("run " + run.id() + " " + revision);
        }
        run.params().forEach((key, value) -> facts.add("param " + run.id() + " " + key + " " + value));
        run.tags().forEach((key, value) -> facts.add("tag " + run.id() + " " + key + " " + value));
        run.artifacts().forEach(artifact -> facts.add("artifact " + run.id() + " " + artifact));
        for (String key : run.metrics().keySet()) {
            for (MetricPoint point : backend.tracking().history(run.id(), key)) {
                facts.add("point " + run.id() + " " + point);
            }
        }
        if (run.endedAt() != null) {
            facts.add("end " + run.id() + " " + run.status() + " " + run.endReason());
        }
    }

    private void content(Digest digest) {
        // throws if it is not what its digest says
        new ArtifactService(backend.artifacts()).read(digest);
        facts.add("content " + digest);
    }
}
