// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs.maintenance;

import io.mlops4j.artifact.Artifact;
import io.mlops4j.artifact.ArtifactManifest;
import io.mlops4j.audit.ModelEvent;
import io.mlops4j.audit.RegistryEvent.VersionRegistered;
import io.mlops4j.common.Digest;
import io.mlops4j.common.ExperimentName;
import io.mlops4j.common.ModelName;
import io.mlops4j.common.RunId;
import io.mlops4j.core.codec.ModelEntryCodec;
import io.mlops4j.core.codec.RunEventCodec;
import io.mlops4j.core.tracking.RunFold;
import io.mlops4j.error.CorruptRecordException;
import io.mlops4j.error.UnsupportedFormatException;
import io.mlops4j.fs.file.ContentFiles;
import io.mlops4j.fs.file.FileNames;
import io.mlops4j.fs.file.RecordFile;
import io.mlops4j.fs.file.RecordLog;
import io.mlops4j.tracking.RunEvent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What sound records name, each with who names it first, and what of it was found. Not thread-safe. */
final class References {
    private final ContentFiles contents;
    private final Map<RunId, String> runs = new TreeMap<>();
    private final Map<ExperimentName, String> experiments = new TreeMap<>();
    private final Map<Digest, String> digests = new TreeMap<>();
    private final Set<RunId> foundRuns = new HashSet<>();

    References(ContentFiles contents) {
        this.contents = contents;
    }

    /** Takes entries of a model. What core cannot read there names nothing: what it means is a matter of the audit. */
    void readModel(Path file, RecordFile record) {
        ModelName model = ModelName.of(record.owner());
        for (String payload : record.payloads()) {
            try {
                // at whatever revision it says: behind a missing record nobody can count
                ModelEntryCodec.decode(model, payload).events().forEach(event -> read(model, event));
            } catch (CorruptRecordException | UnsupportedFormatException e) {
                // names nothing
            }
        }
    }

    private void read(ModelName model, ModelEvent event) {
        if (event instanceof VersionRegistered version) {
            String who = "version " + version.version() + " of model '" + model + "' names it";
            RunId run = version.run();
            if (run != null) {
                runs.putIfAbsent(run, who);
            }
            digests.putIfAbsent(version.artifact(), who);
            files(version.artifact()).forEach(part -> digests.putIfAbsent(part.digest(), who));
        }
    }

    /** Takes a commit to a run. */
    void readRun(Path file, RecordFile record) {
        List<RunEvent> events = RunEventCodec.decode("'" + file + "'", record.payload());
        RunId id = RunId.of(record.owner());
        String who = "run '" + id + "' names it";
        if (record.number() == 1) {
            RunFold.of(id, events);
        }
        for (RunEvent event : events) {
            if (event instanceof RunEvent.Started started) {
                experiments.putIfAbsent(started.experiment(), who);
                RunId parent = started.parent();
                if (parent != null) {
                    runs.putIfAbsent(parent, who);
                }
            } else if (event instanceof RunEvent.ArtifactsLogged logged) {
                logged.artifacts().forEach(artifact -> digests.putIfAbsent(artifact.digest(), who));
            }
        }
    }

    /** Takes a run that is there. */
    void found(RunId run) {
        foundRuns.add(run);
    }

    /** Takes an experiment that is there. */
    void found(ExperimentName experiment) {
        experiments.remove(experiment);
    }

    /** Takes a content that is there. */
    void found(Digest digest) {
        digests.remove(digest);
    }

    /** Gives the first records of runs that are named and not there, with who names them. */
    SortedMap<Path, String> missingRuns(Path folder) {
        SortedMap<Path, String> missing = new TreeMap<>();
        runs.forEach((run, who) -> {
            if (!foundRuns.contains(run)) {
                missing.put(
                        RecordLog.file(folder.resolve(FileNames.of(run.value())).resolve("log"), 1), who);
            }
        });
        return missing;
    }

    /** Gives the files of experiments that are named and not there, with who names them. */
    SortedMap<Path, String> missingExperiments(Path folder) {
        SortedMap<Path, String> missing = new TreeMap<>();
        experiments.forEach(
                (experiment, who) -> missing.put(folder.resolve(FileNames.of(experiment.value()) + ".rec"), who));
        return missing;
    }

    /** Gives the files of contents that are named and not there, with who names them. */
    SortedMap<Path, String> missingContents() {
        SortedMap<Path, String> missing = new TreeMap<>();
        digests.forEach((digest, who) -> missing.put(contents.file(digest), who));
        return missing;
    }

    /** Reads the manifest of a version; nothing if it is missing or damaged, which is found elsewhere. */
    private List<Artifact> files(Digest manifest) {
        try {
            Optional<InputStream> found = contents.open(manifest);
            if (found.isPresent()) {
                try (InputStream text = found.get()) {
                    return ArtifactManifest.parse(new String(text.readAllBytes(), StandardCharsets.UTF_8))
                            .artifacts();
                }
            }
        } catch (IOException | IllegalArgumentException | CorruptRecordException e) {
            return List.of();
        }
        return List.of();
    }
}
