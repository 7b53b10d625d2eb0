// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs.maintenance;

import io.mlops4j.common.Digest;
import io.mlops4j.common.ExperimentName;
import io.mlops4j.common.RunId;
import io.mlops4j.core.codec.ExperimentCodec;
import io.mlops4j.fs.file.ContentFiles;
import io.mlops4j.fs.file.EndedWriters;
import io.mlops4j.fs.file.FileNames;
import io.mlops4j.fs.file.RecordFile;
import io.mlops4j.fs.file.RecordLog;
import io.mlops4j.fs.file.Storage;
import io.mlops4j.fs.file.StoreLayout;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Reads every file of a store to its end and looks for everything that others in the store name. Reads only; may run
 * beside writers, and then may call what they are writing at the moment left over.
 */
public final class StoreCheck {
    private final Storage storage;
    private final ContentFiles contents;
    private final Findings findings = new Findings();
    private final References references;
    private final LogCheck logs;

    private StoreCheck(Storage storage) {
        this.storage = storage;
        this.contents = storage.contents(folder("objects"));
        this.references = new References(contents);
        this.logs = new LogCheck(storage, findings);
    }

    /**
     * Checks a store.
     *
     * @param storage its files
     * @param format reads its file {@code FORMAT}, and throws if that is not sound
     * @param index reads the saved index of runs, and throws if that is of no use
     * @return what is wrong with it
     */
    public static StoreReport of(Storage storage, Supplier<?> format, Supplier<Optional<EndedWriters>> index) {
        StoreCheck check = new StoreCheck(storage);
        check.findings.read(storage.format(), format);
        // whoever names something was written after it, and so must be read before it
        check.models();
        check.runs();
        check.experiments();
        check.contents();
        new AnnouncementCheck(storage, check.findings).check(index);
        check.temporary();
        check.root();
        return check.findings.report();
    }

    private Path folder(String name) {
        return storage.root().resolve(name);
    }

    private void models() {
        for (Path model : owners("models", Set.of("log"))) {
            logs.read(model, RecordFile.Kind.MODEL, references::readModel);
        }
    }

    private void runs() {
        for (Path run : owners("runs", Set.of("log", "metrics"))) {
            String owner = logs.read(run, RecordFile.Kind.RUN, references::readRun);
            Path metrics = run.resolve("metrics");
            for (Path segment : findings.list(metrics, () -> storage.list(metrics))) {
                if (owner.isEmpty()) {
                    findings.missing(RecordLog.file(run.resolve("log"), 1), "there are metric points of the run");
                } else {
                    segment(segment, owner);
                }
            }
            if (!owner.isEmpty()) {
                references.found(RunId.of(owner));
            }
        }
        references.missingRuns(folder("runs")).forEach(findings::missing);
    }

    private void segment(Path segment, String run) {
        Long torn = findings.read(segment, () -> storage.readSegment(segment, RunId.of(run)));
        if (torn != null && torn > 0) {
            findings.leftover(segment, torn + " bytes at its end, of points that were not acknowledged");
        }
    }

    private void experiments() {
        Path folder = folder("experiments");
        for (Path file : findings.list(folder, () -> storage.list(folder))) {
            findings.read(file, () -> {
                if (!StoreLayout.isExperiment(file)) {
                    throw Storage.alien(file);
                }
                RecordFile record = storage.find(file, RecordFile.Kind.EXPERIMENT)
                        .orElseThrow(() -> Storage.corrupt(file, "it has just gone"));
                ExperimentName name = ExperimentCodec.decode("'" + file + "'", record.payload())
                        .name();
                record.requireOwner(file, name.value());
                if (!file.endsWith(FileNames.of(name.value()) + ".rec")) {
                    throw Storage.corrupt(file, "it belongs to '" + name + "', whose file is another");
                }
                references.found(name);
                return record;
            });
        }
        references.missingExperiments(folder).forEach(findings::missing);
    }

    private void contents() {
        Path folder = folder("objects");
        for (Path part : findings.list(folder, () -> storage.list(folder))) {
            for (Path file : findings.list(part, () -> storage.list(part))) {
                Digest digest = findings.read(file, () -> contents.check(file));
                if (digest != null) {
                    references.found(digest);
                }
            }
        }
        references.missingContents().forEach(findings::missing);
    }

    private void temporary() {
        Path folder = folder("tmp");
        for (Path file : findings.list(folder, () -> storage.list(folder))) {
            findings.leftover(file, "nothing reads it, and a writer at work removes it itself");
        }
    }

    private void root() {
        for (Path file : findings.list(storage.root(), () -> storage.list(storage.root()))) {
            require(file, StoreLayout.isKnown(file.getFileName().toString()));
        }
    }

    /** Lists the folders of models or runs, and reports what else lies there or in one of them. */
    private List<Path> owners(String name, Set<String> parts) {
        Path folder = folder(name);
        return findings.list(folder, () -> storage.list(folder)).stream()
                .filter(owner -> isOwner(owner, parts))
                .toList();
    }

    private boolean isOwner(Path owner, Set<String> parts) {
        require(owner, FileNames.isOne(owner.getFileName().toString()));
        if (!findings.isBad(owner)) {
            for (Path part : findings.list(owner, () -> storage.list(owner))) {
                require(part, parts.contains(part.getFileName().toString()));
            }
        }
        return !findings.isBad(owner);
    }

    private void require(Path file, boolean ours) {
        findings.look(file, () -> {
            if (!ours) {
                throw Storage.alien(file);
            }
            return file;
        });
    }
}
