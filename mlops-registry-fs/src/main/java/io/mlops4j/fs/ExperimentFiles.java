// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs;

import io.mlops4j.common.ExperimentName;
import io.mlops4j.core.codec.ExperimentCodec;
import io.mlops4j.error.CorruptRecordException;
import io.mlops4j.error.StoreUnavailableException;
import io.mlops4j.fs.file.FileNames;
import io.mlops4j.fs.file.RecordFile;
import io.mlops4j.fs.file.Storage;
import io.mlops4j.fs.file.StoreLayout;
import io.mlops4j.tracking.Experiment;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The experiments of a store: one record file each, read once. Thread-safe. */
final class ExperimentFiles {
    private static final String SUFFIX = ".rec";

    private final Storage storage;
    private final Path folder;
    private final Map<String, Experiment> known = new ConcurrentHashMap<>();

    ExperimentFiles(Storage storage) {
        this.storage = storage;
        this.folder = storage.root().resolve("experiments");
    }

    /** Keeps an experiment, unless there is one of its name; gives the one that is kept. */
    Experiment create(Experiment experiment) {
        String fileName = fileName(experiment.name());
        Optional<Experiment> kept = find(fileName);
        if (kept.isPresent()) {
            return kept.get();
        }
        storage.publish(
                folder.resolve(fileName),
                RecordFile.Kind.EXPERIMENT,
                experiment.name().value(),
                ExperimentCodec.encode(experiment));
        return find(fileName)
                .orElseThrow(() -> new StoreUnavailableException(
                        "Cannot create experiment '" + experiment.name() + "': another one is not yet visible here"));
    }

    /** Lists all, ordered by name. */
    List<Experiment> list() {
        return storage.list(folder).stream()
                .flatMap(fileName -> find(fileName).stream())
                .sorted(Comparator.comparing(Experiment::name))
                .toList();
    }

    private Optional<Experiment> find(String fileName) {
        Experiment experiment = known.get(fileName);
        return experiment != null ? Optional.of(experiment) : read(fileName);
    }

    private Optional<Experiment> read(String fileName) {
        Path file = folder.resolve(fileName);
        if (!StoreLayout.isExperiment(file)) {
            throw Storage.alien(file);
        }
        Optional<RecordFile> record = storage.find(file, RecordFile.Kind.EXPERIMENT);
        if (record.isEmpty()) {
            storage.requireStore();
            return Optional.empty();
        }
        Experiment read = ExperimentCodec.decode("'" + file + "'", record.get().payload());
        record.get().requireOwner(file, read.name().value());
        if (!fileName(read.name()).equals(fileName)) {
            throw new CorruptRecordException(
                    "Cannot read '" + file + "': it belongs to '" + read.name() + "', whose file is another");
        }
        known.put(fileName, read);
        return Optional.of(read);
    }

    private static String fileName(ExperimentName name) {
        return FileNames.of(name.value()) + SUFFIX;
    }
}
