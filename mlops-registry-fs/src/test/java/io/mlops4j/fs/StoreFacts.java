// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs;

import io.mlops4j.common.Digest;
import io.mlops4j.common.ModelName;
import io.mlops4j.spi.Backend;
import io.mlops4j.spi.LogEntry;
import io.mlops4j.spi.VersionedRun;
import io.mlops4j.tracking.Experiment;
import io.mlops4j.tracking.MetricPoint;
import io.mlops4j.tracking.Run;
import io.mlops4j.tracking.RunQuery;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
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
        backend.registry().models().forEach(all::model);
        for (Experiment experiment : backend.tracking().experiments()) {
            all.facts.add("experiment " + experiment);
        }
        RunQuery everyRun = RunQuery.all().withPageSize(RunQuery.MAX_PAGE);
        backend.tracking().search(everyRun).items().forEach(all::run);
        backend.artifacts().list().forEach(all::content);
        return all.facts;
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
        try (InputStream content = backend.artifacts().open(digest).orElseThrow()) {
            Digest found = Digest.of(content.readAllBytes());
            facts.add("content " + (found.equals(digest) ? digest : digest + " is " + found));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
