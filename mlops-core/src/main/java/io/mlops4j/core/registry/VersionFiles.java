// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.registry;

import io.mlops4j.artifact.Artifact;
import io.mlops4j.artifact.ArtifactManifest;
import io.mlops4j.artifact.Artifacts;
import io.mlops4j.common.ArtifactPath;
import io.mlops4j.common.ModelName;
import io.mlops4j.common.RunId;
import io.mlops4j.error.CorruptRecordException;
import io.mlops4j.error.NotFoundException;
import io.mlops4j.error.StoreUnavailableException;
import io.mlops4j.registry.ModelVersion;
import io.mlops4j.registry.VersionSpec;
import io.mlops4j.spi.ArtifactStore;
import io.mlops4j.spi.TrackingStore;
import io.mlops4j.tracking.Run;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * The files of versions. The manifest of a version is stored as a content like its files, so that the digest in the log
 * leads to all of them.
 */
public final class VersionFiles {
    private static final ArtifactPath MANIFEST = ArtifactPath.of("manifest");

    private final Artifacts artifacts;
    private final ArtifactStore contents;
    private final TrackingStore runs;

    /**
     * Opens the files.
     *
     * @param artifacts checks what it reads
     * @param contents where the files are
     * @param runs where the runs are that made them
     */
    public VersionFiles(Artifacts artifacts, ArtifactStore contents, TrackingStore runs) {
        this.artifacts = artifacts;
        this.contents = contents;
        this.runs = runs;
    }

    /**
     * Makes sure that everything a version names is stored, its manifest included, before the version is committed. Returns
     * who had a part in it: who is declared, and who {@linkplain RunStarters started} the run that made it and those around it.
     */
    NavigableSet<String> keep(ModelName model, VersionSpec spec) {
        for (Artifact file : spec.files().artifacts()) {
            if (!contents.contains(file.digest())) {
                throw new NotFoundException("Cannot register version of '" + model + "': the content of file '"
                        + file.path() + "', " + file.digest() + ", is not stored");
            }
        }
        NavigableSet<String> contributors = new TreeSet<>(spec.contributors());
        RunId run = spec.run();
        if (run != null) {
            Run source = runs.find(run)
                    .orElseThrow(() -> new NotFoundException(
                            "Cannot register version of '" + model + "': run '" + run + "' does not exist"))
                    .run();
            contributors.addAll(RunStarters.of(source, runs));
        }
        artifacts.put(MANIFEST, spec.files().text().getBytes(StandardCharsets.UTF_8));
        return contributors;
    }

    /**
     * Looks for a run.
     *
     * @param run the run
     * @return whether the tracking store has it, deleted ones included
     */
    public boolean hasRun(RunId run) {
        return runs.find(run).isPresent();
    }

    ArtifactManifest manifest(ModelVersion version) {
        byte[] text = artifacts.read(version.artifact());
        try {
            return ArtifactManifest.parse(new String(text, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw new CorruptRecordException(
                    "Cannot read files of version '" + version.id() + "': " + version.artifact() + " is no manifest",
                    e);
        }
    }

    byte[] read(Artifact file) {
        return artifacts.read(file.digest());
    }

    /**
     * Reads every file of a version.
     *
     * @param version the version
     * @throws NotFoundException if a content is missing
     * @throws CorruptRecordException if a content is not what its digest says
     */
    public void check(ModelVersion version) {
        manifest(version).artifacts().forEach(this::check);
    }

    private void check(Artifact file) {
        try (InputStream content = artifacts.open(file.digest())) {
            content.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new StoreUnavailableException("Cannot read file '" + file.path() + "': " + e.getMessage(), e);
        }
    }

    void export(ArtifactManifest manifest, Path folder) {
        artifacts.export(manifest, folder);
    }
}
