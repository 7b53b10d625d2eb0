// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs.maintenance;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mlops4j.common.Digest;
import io.mlops4j.error.CorruptRecordException;
import io.mlops4j.fs.file.ContentFiles;
import io.mlops4j.fs.file.RecordFile;
import io.mlops4j.fs.file.Storage;
import io.mlops4j.fs.maintenance.Finding.Problem;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Every digest that stands anywhere in a record of a model or run, or in a content that a model names, as manifests do.
 * Looks for 64 hexadecimal digits and not for fields, so that what a newer library writes counts too.
 */
final class NamedDigests {
    private static final int DIGITS = 64;

    private final Storage storage;
    private final ContentFiles contents;
    private final Set<Digest> named = new HashSet<>();

    private NamedDigests(Storage storage, ContentFiles contents) {
        this.storage = storage;
        this.contents = contents;
    }

    /**
     * Reads all logs of a store.
     *
     * @throws CorruptRecordException if there is one of which it cannot be said what it names
     */
    static Set<Digest> in(Storage storage, ContentFiles contents) throws IOException {
        NamedDigests digests = new NamedDigests(storage, contents);
        digests.read("models", RecordFile.Kind.MODEL);
        digests.readQuarantined();
        for (Digest manifest : Set.copyOf(digests.named)) {
            digests.addAllOf(manifest);
        }
        digests.read("runs", RecordFile.Kind.RUN);
        return digests.named;
    }

    private void read(String name, RecordFile.Kind kind) {
        Path folder = storage.root().resolve(name);
        Findings findings = new Findings();
        LogCheck logs = new LogCheck(storage, findings);
        for (Path owner : findings.list(folder, () -> storage.list(folder))) {
            logs.read(owner, kind, (file, record) -> record.payloads().forEach(this::addAllOf));
        }
        findings.report().findings().stream()
                .filter(finding -> finding.problem() != Problem.LEFTOVER)
                .findFirst()
                .ifPresent(finding -> {
                    throw new CorruptRecordException("Cannot sweep store '" + storage.root()
                            + "': what it needs cannot be told; " + finding.message());
                });
    }

    /** What was moved aside may be brought back, and be sound but for what was wrong with its log. */
    private void readQuarantined() throws IOException {
        for (Path file : storage.quarantinedRecords()) {
            try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
                add(in);
            } catch (NoSuchFileException e) {
                // removed by whoever needs it no more
            }
        }
    }

    private void addAllOf(String payload) {
        try {
            add(new ByteArrayInputStream(payload.getBytes(UTF_8)));
        } catch (IOException e) {
            throw new AssertionError("memory cannot fail", e);
        }
    }

    private void addAllOf(Digest content) throws IOException {
        Optional<InputStream> found = contents.open(content);
        if (found.isPresent()) {
            try (InputStream in = new BufferedInputStream(found.get())) {
                add(in);
            }
        }
    }

    private void add(InputStream text) throws IOException {
        StringBuilder digits = new StringBuilder();
        for (int next = text.read(); next >= 0; next = text.read()) {
            if ((next >= '0' && next <= '9') || (next >= 'a' && next <= 'f')) {
                digits.append((char) next);
            } else {
                addIfDigest(digits);
                digits.setLength(0);
            }
        }
        addIfDigest(digits);
    }

    private void addIfDigest(StringBuilder digits) {
        if (digits.length() == DIGITS) {
            named.add(new Digest(digits.toString()));
        }
    }
}
