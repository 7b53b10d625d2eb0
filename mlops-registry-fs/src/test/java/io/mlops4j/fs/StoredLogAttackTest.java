// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mlops4j.artifact.Artifact;
import io.mlops4j.artifact.ArtifactManifest;
import io.mlops4j.audit.AuditVerification.Finding;
import io.mlops4j.audit.checkpoint.Anchor;
import io.mlops4j.audit.checkpoint.Checkpoint;
import io.mlops4j.audit.checkpoint.CheckpointSigner;
import io.mlops4j.audit.checkpoint.Receipt;
import io.mlops4j.common.Actor;
import io.mlops4j.common.ArtifactPath;
import io.mlops4j.common.Environment;
import io.mlops4j.common.ModelName;
import io.mlops4j.common.ModelVersionId;
import io.mlops4j.common.RequestId;
import io.mlops4j.core.Mlops;
import io.mlops4j.core.MlopsOptions;
import io.mlops4j.core.checkpoint.Sighting;
import io.mlops4j.core.checkpoint.Witness;
import io.mlops4j.core.verifier.AuditVerifier;
import io.mlops4j.governance.ApprovalPolicy;
import io.mlops4j.registry.VersionSpec;
import io.mlops4j.spi.ArtifactStore;
import io.mlops4j.spi.LogEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * An insider who can write to the store, knows every format and has the signing key: each attack is a directory whose records,
 * checksums, entry numbers and hashes all fit together. What finds it is what was kept elsewhere.
 */
class StoredLogAttackTest {
    private static final ModelName MODEL = ModelName.of("churn");
    private static final Actor ANA = Actor.person("ana");
    private static final Actor BO = Actor.person("bo", "approver", "operator", "policy-owner");
    private static final CheckpointSigner SIGNER = signer();
    private static final String KEY = SIGNER.key().text();
    private static final int TAIL = ",\"crc\":\"00000000\"}".length();

    @TempDir
    private Path folder = Path.of("");

    private final List<Anchor> anchors = new ArrayList<>();
    private List<String> log = List.of();

    /** What is done to the log, and the first entry that is not what it was. */
    private enum Attack {
        EDITED(8) {
            @Override
            List<String> on(List<String> log) {
                log.set(7, log.get(7).replace("\"tag2\"", "\"tagX\""));
                return log;
            }
        },
        REMOVED(8) {
            @Override
            List<String> on(List<String> log) {
                log.remove(7);
                return log;
            }
        },
        INSERTED(8) {
            @Override
            List<String> on(List<String> log) {
                log.add(7, log.get(7).replace("\"tag2\"", "\"tagX\"").replaceFirst("\"command\":\"", "$0x"));
                return log;
            }
        },
        REORDERED(7) {
            @Override
            List<String> on(List<String> log) {
                log.set(6, log.set(7, log.get(6)));
                return log;
            }
        },
        TRUNCATED(13) {
            @Override
            List<String> on(List<String> log) {
                return log.subList(0, 12);
            }
        };

        private final int first;

        Attack(int first) {
            this.first = first;
        }

        abstract List<String> on(List<String> log);
    }

    /** Entries 1 to 5 and 11 to 14 are promotions, 6 to 10 are tags; the two receipts and the last checkpoint are kept. */
    @BeforeEach
    void keep() throws IOException {
        try (Mlops mlops = open("origin")) {
            anchors.add(promote(mlops, "first"));
            for (int i = 0; i < 5; i++) {
                mlops.as(ANA).registry().tag(MODEL, "tag" + i, "v");
            }
            anchors.add(promote(mlops, "second"));
            anchors.add(mlops.audit().checkpoint(MODEL));
            export(mlops, "kept");
        }
        log = payloads("origin");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("an attack with everything recomputed is bracketed by receipts and named by an earlier export")
    void attacks(Attack attack) throws IOException {
        rebuild("attacked", renumbered(attack.on(new ArrayList<>(log))));
        try (Mlops attacked = open("attacked")) {
            assertThat(attacked.audit().verify(MODEL, List.of()).findings())
                    .as("by itself the log obeys every rule, so the anchors must find it")
                    .isEmpty();
            assertThat(attacked.audit().verify(MODEL, anchors).findings())
                    .isNotEmpty()
                    .allSatisfy(finding -> assertThat(finding.revision()).isIn(0L, 14L))
                    .extracting(Finding::sentence)
                    .anySatisfy(sentence -> assertThat(sentence)
                            .containsAnyOf(
                                    "the change is after entry 5, up to which a checkpoint fits",
                                    "the log ends at entry 12; it had 14 entries",
                                    "the log ends at entry 13; it had 14 entries"));
            export(attacked, "export");
        }
        assertThat(AuditVerifier.verify(folder.resolve("export"), KEY, List.of()))
                .as("what agrees with itself and is signed shows nothing by itself")
                .isEmpty();
        assertThat(AuditVerifier.verify(folder.resolve("export"), KEY, List.of(folder.resolve("kept"))))
                .anyMatch(finding -> attack == Attack.TRUNCATED
                        ? finding.equals("log: ends at entry 12; the export in " + folder.resolve("kept") + " has 14")
                        : finding.equals("entry " + attack.first + ": is the first that differs from the export in "
                                + folder.resolve("kept")));
        assertThat(AuditVerifier.verify(folder.resolve("export"), KEY, kept()))
                .anyMatch(finding -> finding.startsWith("entries 6 to 14: at least one is not what it was")
                        || finding.startsWith("log: ends at entry 1"));
    }

    @Test
    @DisplayName("a whole log that was replaced by another that obeys every rule is found from its first entry on")
    void replaced() throws IOException {
        try (Mlops other = open("replaced")) {
            promote(other, "another past");
            for (int i = 0; i < 20; i++) {
                other.as(ANA).registry().tag(MODEL, "tag" + i, "v");
            }
            assertThat(other.audit().verify(MODEL, anchors).findings())
                    .extracting(Finding::sentence)
                    .anyMatch(sentence -> sentence.endsWith("no checkpoint of an earlier entry fits either"))
                    .contains("it is not the entry of the receipt");
            export(other, "export");
        }
        assertThat(AuditVerifier.verify(folder.resolve("export"), KEY, List.of(folder.resolve("kept"))))
                .contains("entry 1: is the first that differs from the export in " + folder.resolve("kept"));
        assertThat(AuditVerifier.verify(folder.resolve("export"), KEY, kept()))
                .anyMatch(finding -> finding.startsWith("entries 1 to 5: at least one is not what it was"));
    }

    @Test
    @DisplayName("a fork that is shown to two readers is found when they compare, and by the witness of either")
    void forked() throws IOException {
        Checkpoint seen = anchors.get(2).checkpoint();
        Witness reader = new Witness(seen.origin(), SIGNER.key(), seen);
        rebuild("fork", log);
        try (Mlops ours = open("origin");
                Mlops theirs = open("fork")) {
            ours.as(ANA).registry().tag(MODEL, "shown", "to us");
            theirs.as(ANA).registry().tag(MODEL, "shown", "to them");
            Sighting first =
                    reader.see(ours.audit().checkpoint(MODEL), ours.audit().consistency(MODEL, 14, 15));
            assertThat(first).isInstanceOf(Sighting.Accepted.class);
            Witness next = ((Sighting.Accepted) first).witness();
            assertThat(next.see(theirs.audit().checkpoint(MODEL), List.of())).isInstanceOf(Sighting.Fork.class);
            theirs.as(ANA).registry().tag(MODEL, "more", "v");
            assertThat(next.see(theirs.audit().checkpoint(MODEL), theirs.audit().consistency(MODEL, 15, 16)))
                    .isInstanceOf(Sighting.Unproven.class);
            export(ours, "ours");
            export(theirs, "theirs");
        }
        assertThat(AuditVerifier.verify(folder.resolve("theirs"), KEY, List.of(folder.resolve("ours"))))
                .contains("entry 15: is the first that differs from the export in " + folder.resolve("ours"));
    }

    @Test
    @DisplayName(
            "a log that is gone is found by a registry checkpoint, and the file of a record that was edited by its name")
    void goneAndDamaged() throws IOException {
        String registry;
        try (Mlops mlops = open("origin")) {
            mlops.registry().create(ModelName.of("doomed"), "");
            registry = mlops.audit().registryCheckpoint().text();
        }
        try (Stream<Path> files = Files.walk(folder.resolve("origin/models/doomed"))) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
        try (Mlops mlops = open("origin")) {
            export(mlops, "export");
        }
        Path seen = Files.writeString(folder.resolve("registry-seen"), registry);
        assertThat(AuditVerifier.verify(folder.resolve("export"), KEY, List.of(seen)))
                .containsExactly("registry.txt: the log of model 'doomed', 1 entries in " + seen + ", is gone");

        Path record = folder.resolve("origin/models/churn/log/000000/000000000008.rec");
        Files.writeString(record, Files.readString(record).replace("\"tag2\"", "\"tagX\""));
        try (Mlops mlops = open("origin")) {
            assertThat(mlops.audit().verify(MODEL, List.of()).findings())
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.sentence()).contains("000000000008.rec"));
        }
    }

    @Test
    @DisplayName("erased words are in no file of the store any more, and every anchor still fits")
    void erased() throws IOException {
        try (Mlops mlops = open("origin")) {
            mlops.as(BO).governance().eraseRemarks(MODEL, 4, "asked for");
            assertThat(mlops.audit().verify(MODEL, anchors).findings()).isEmpty();
            export(mlops, "export");
        }
        try (Stream<Path> files = Files.walk(folder.resolve("origin"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), UTF_8)).doesNotContain("checked first by hand");
            }
        }
        assertThat(AuditVerifier.verify(folder.resolve("export"), KEY, kept())).isEmpty();
    }

    private List<Path> kept() throws IOException {
        List<Path> files = new ArrayList<>();
        for (Anchor anchor : anchors) {
            files.add(Files.writeString(folder.resolve("anchor" + files.size()), anchor.text()));
        }
        return files;
    }

    private Mlops open(String store) {
        return Mlops.open(
                DirectoryBackend.at(folder.resolve(store)),
                MlopsOptions.withDefaults().withSigner(SIGNER));
    }

    private void export(Mlops mlops, String name) throws IOException {
        Path target = Files.createDirectories(folder.resolve(name));
        mlops.audit().export(MODEL, file -> Files.newOutputStream(target.resolve(file)));
    }

    private List<String> payloads(String store) {
        try (DirectoryBackend backend = DirectoryBackend.at(folder.resolve(store))) {
            return backend.registry().read(MODEL, 0).stream()
                    .map(LogEntry::payload)
                    .toList();
        }
    }

    /** A store with that log and all contents of the original: every record is written as the library writes it. */
    private void rebuild(String store, List<String> payloads) throws IOException {
        try (DirectoryBackend origin = DirectoryBackend.at(folder.resolve("origin"));
                DirectoryBackend target = DirectoryBackend.at(folder.resolve(store))) {
            ArtifactStore contents = origin.artifacts();
            for (var digest : contents.list()) {
                target.artifacts().put(contents.open(digest).orElseThrow());
            }
            for (int i = 0; i < payloads.size(); i++) {
                target.registry().commit(MODEL, i, payloads.get(i));
            }
        }
    }

    /** Gives each entry the number of its place and the checksum of its content. */
    private static List<String> renumbered(List<String> lines) {
        List<String> fitting = new ArrayList<>();
        for (String line : lines) {
            String open = line.substring(0, line.length() - TAIL)
                    .replaceFirst("\"revision\":[0-9]+,", "\"revision\":" + (fitting.size() + 1) + ",");
            CRC32C crc = new CRC32C();
            crc.update(open.getBytes(UTF_8));
            fitting.add(open + ",\"crc\":\"" + HexFormat.of().toHexDigits((int) crc.getValue()) + "\"}");
        }
        return fitting;
    }

    private static Receipt promote(Mlops mlops, String what) {
        Artifact file = mlops.artifacts().put(ArtifactPath.of("weights"), what.getBytes(UTF_8));
        ModelVersionId version = mlops.as(ANA)
                .registry()
                .register(MODEL, VersionSpec.of(ArtifactManifest.of(List.of(file))))
                .id();
        mlops.as(BO).governance().definePolicy(MODEL, Environment.PRODUCTION, ApprovalPolicy.withDefaults());
        RequestId request = mlops.as(ANA)
                .governance()
                .request(version, Environment.PRODUCTION, what)
                .id();
        mlops.as(BO).governance().approve(request, "checked " + what + " by hand");
        return mlops.as(BO).governance().promote(request).receipt();
    }

    private static CheckpointSigner signer() {
        try {
            return CheckpointSigner.of(
                    "models.example", KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
