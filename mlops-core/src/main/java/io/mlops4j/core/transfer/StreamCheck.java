// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.transfer;

import io.mlops4j.artifact.Artifact;
import io.mlops4j.artifact.ArtifactManifest;
import io.mlops4j.common.Digest;
import io.mlops4j.common.ModelName;
import io.mlops4j.common.RunId;
import io.mlops4j.error.AlreadyExistsException;
import io.mlops4j.error.CorruptRecordException;
import io.mlops4j.registry.ModelVersion;
import io.mlops4j.spi.Backend;
import io.mlops4j.spi.LogEntry;
import io.mlops4j.spi.VersionedRun;
import io.mlops4j.tracking.Run;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a stream without changing anything, and finds out whether it is whole and may be taken over by a store. */
final class StreamCheck implements TransferReader.Visitor {
    private final Backend backend;
    private final Set<Digest> contents = new HashSet<>();
    private final Map<Digest, ArtifactManifest> manifests = new HashMap<>();
    private final Map<RunId, Run> runs = new HashMap<>();
    private final Set<Digest> manifestDigests = new HashSet<>();
    private @Nullable ModelHistory history;

    private StreamCheck(Backend backend) {
        this.backend = backend;
    }

    static CheckedStream check(TransferSource source, Backend backend) throws IOException {
        StreamCheck check = new StreamCheck(backend);
        Digest digest = TransferReader.read(source, check);
        ModelHistory history = Objects.requireNonNull(check.history);
        for (ModelVersion version : history.state().versions()) {
            check.requireWhole(version);
        }
        check.runs.values().forEach(check::requireWhole);
        return new CheckedStream(history, check.contents.size(), check.runs.size(), digest);
    }

    @Override
    public void model(ModelName model, Digest root, List<String> log) {
        ModelHistory read = ModelHistory.of(model, log);
        if (log.isEmpty() || !read.root().equals(root)) {
            throw new CorruptRecordException(
                    "Cannot read exported model '" + model + "': its log has another hash than was written");
        }
        requireSameStart(model, log, backend.registry().read(model, 0));
        read.state().versions().forEach(version -> manifestDigests.add(version.artifact()));
        history = read;
    }

    @Override
    public void content(Digest digest, long size, InputStream content) throws IOException {
        DigestInputStream hashing = new DigestInputStream(content, Digest.newHash());
        if (manifestDigests.contains(digest)) {
            manifests.put(digest, manifest(digest, hashing.readAllBytes()));
        } else {
            hashing.transferTo(OutputStream.nullOutputStream());
        }
        if (!Digest.ofHash(hashing.getMessageDigest().digest()).equals(digest)) {
            throw new CorruptRecordException(
                    "Cannot read content '" + digest + "' of exported model: its digest is another");
        }
        contents.add(digest);
    }

    @Override
    public void run(RunRecord record) {
        Run run = record.run();
        backend.tracking()
                .find(run.id())
                .map(VersionedRun::run)
                .ifPresent(existing -> RunMerge.requireSame(existing, run));
        runs.put(run.id(), run);
    }

    private static void requireSameStart(ModelName model, List<String> log, List<LogEntry> stored) {
        for (int i = 0; i < Math.min(log.size(), stored.size()); i++) {
            if (!stored.get(i).payload().equals(log.get(i))) {
                throw new AlreadyExistsException("Cannot import model '" + model
                        + "': the store has one of that name whose log differs from entry " + (i + 1) + " on");
            }
        }
    }

    private void requireWhole(ModelVersion version) {
        RunId run = version.run();
        if (run != null) {
            requireRun(run, "version " + version.id());
        }
        if (!version.isDeleted()) {
            require(version.artifact(), "version " + version.id());
            ArtifactManifest files = manifests.get(version.artifact());
            // a manifest that the store has already was whole when it was stored
            if (files != null) {
                files.artifacts().forEach(file -> require(file.digest(), "version " + version.id()));
            }
        }
    }

    private void requireWhole(Run run) {
        RunId parent = run.parent();
        if (parent != null) {
            requireRun(parent, "run " + run.id());
        }
        for (Artifact artifact : run.artifacts()) {
            require(artifact.digest(), "run " + run.id());
        }
    }

    private void require(Digest content, String by) {
        if (!contents.contains(content) && !backend.artifacts().contains(content)) {
            throw missing("content '" + content + "'", by);
        }
    }

    private void requireRun(RunId run, String by) {
        if (!runs.containsKey(run) && backend.tracking().find(run).isEmpty()) {
            throw missing("run '" + run + "'", by);
        }
    }

    private static CorruptRecordException missing(String what, String by) {
        return new CorruptRecordException(
                "Cannot import exported model: " + what + " is missing, which " + by + " needs");
    }

    private static ArtifactManifest manifest(Digest digest, byte[] text) {
        try {
            return ArtifactManifest.parse(new String(text, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw new CorruptRecordException(
                    "Cannot read content '" + digest + "' of exported model: it is no manifest", e);
        }
    }
}
