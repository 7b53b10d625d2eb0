// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops4j.audit.checkpoint.Checkpoint;
import io.mlops4j.audit.checkpoint.CheckpointSigner;
import io.mlops4j.audit.checkpoint.Receipt;
import io.mlops4j.common.Digest;
import io.mlops4j.common.ModelName;
import io.mlops4j.core.Mlops;
import io.mlops4j.core.MlopsOptions;
import io.mlops4j.core.memory.InMemoryBackend;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exports that were tampered with, file by file. Attacks on the stored log itself are tested with the directory backend. */
class AuditVerifierTest {
    private static final int ENTRIES = 15;
    private static final String ID = id(Sample.SIGNER);

    @TempDir
    private Path scratch = Path.of("");

    private final Mlops mlops = Sample.filled();
    private Path export = Path.of("");

    @BeforeEach
    void export() {
        export = Sample.export(mlops, scratch.resolve("export"));
    }

    @Test
    @DisplayName(
            "an export is sound, with and without key, earlier export, checkpoint, receipts and registry checkpoint")
    void sound() throws IOException {
        assertThat(verify()).isEmpty();
        assertThat(AuditVerifier.verify(export, "-", List.of())).isEmpty();
        Path checkpoint = file("seen", mlops.audit().checkpoint(Sample.MODEL).text());
        Path receipt = file("receipt", mlops.audit().receipt(Sample.MODEL, 3).text());
        Path registry = file("registry", mlops.audit().registryCheckpoint().text());
        Path earlier = Sample.export(mlops, scratch.resolve("earlier"));
        mlops.registry().tag(Sample.MODEL, "late", "v");
        Sample.export(mlops, export);
        assertThat(verify(checkpoint, receipt, registry, earlier)).isEmpty();
    }

    @Test
    @DisplayName("the export has the documented files, and proofs of the moves")
    void files() {
        assertThat(export.toFile().list())
                .containsExactlyInAnyOrder(
                        "checkpoint.txt",
                        "entry-15.tlog-proof",
                        "entry-14.tlog-proof",
                        "entry-5.tlog-proof",
                        "leaf-hashes.txt",
                        "log.jsonl",
                        "registry.txt",
                        "remarks.jsonl",
                        "report.html",
                        "report.md",
                        "reports.txt");
    }

    @Test
    @DisplayName("the report says what is where, who approved it, and everything that happened")
    void report() throws IOException {
        assertThat(Files.readString(export.resolve("report.md")))
                .contains("# Audit of model credit risk\n", "The log has 15 entries")
                .contains("| production | 1 | ")
                .contains("### Entry 14: promoted version 2 to production")
                .contains("| APPROVE | bo \\[approver, operator, policy-owner\\] | ", " | checked by hand |")
                .contains("rolled production back to version 1 from version 2 | worse in spring |");
        assertThat(Files.readString(export.resolve("report.html")))
                .contains("<h1>Audit of model credit risk</h1>", "better &lt;b&gt;figures&lt;/b&gt; | &quot;so&quot;");
    }

    @Test
    @DisplayName("an edited entry is named, also when its checksum was made anew")
    void edited() throws IOException {
        lines(
                "log.jsonl",
                lines -> replaced(lines, 8, Tampering.resealed(lines.get(8).replace("tag3", "tagX"))));
        assertThat(verify())
                .contains("entry 9: is not the one whose hash is listed in leaf-hashes.txt")
                .anyMatch(finding -> finding.startsWith("entries 1 to 15: at least one is not what it was"));
        lines("log.jsonl", lines -> replaced(lines, 8, lines.get(8).replace("tagX", "tagY")));
        assertThat(verify()).contains("entry 9: its checksum does not fit");
    }

    @Test
    @DisplayName(
            "an edited entry whose hash was recomputed too is bracketed by what was kept, and named by an earlier export")
    void editedWithHashes() throws IOException {
        Path earlier = Sample.export(mlops, scratch.resolve("earlier"));
        Receipt first = Tampering.receipt(Tampering.log(export).subList(0, 5));
        Path old = file("old", first.text());
        lines(
                "log.jsonl",
                lines -> replaced(lines, 8, Tampering.resealed(lines.get(8).replace("tag3", "tagX"))));
        Tampering.recomputeHashes(export);
        assertThat(verify(old))
                .contains("entries 6 to 15: at least one is not what it was, says checkpoint.txt"
                        + "; up to entry 5 the log is the one kept before");
        assertThat(verify(earlier)).contains("entry 9: is the first that differs from the export in " + earlier);
    }

    @Test
    @DisplayName("a removed, an inserted and two swapped entries are named by their places")
    void moved() throws IOException {
        lines("log.jsonl", lines -> without(lines, 8));
        assertThat(verify())
                .contains("entry 9: says that it is entry 10", "log: has 14 entries; leaf-hashes.txt lists 15");
        Sample.export(mlops, export);
        lines("log.jsonl", lines -> with(lines, 8, lines.get(8)));
        assertThat(verify())
                .contains("entry 10: says that it is entry 9", "log: has 16 entries; leaf-hashes.txt lists 15");
        Sample.export(mlops, export);
        lines("log.jsonl", lines -> {
            Collections.swap(lines, 7, 8);
            return lines;
        });
        assertThat(verify())
                .contains("entry 8: says that it is entry 9", "entry 9: says that it is entry 8")
                .doesNotContain("entry 10: is not the one whose hash is listed in leaf-hashes.txt");
    }

    @Test
    @DisplayName("a tail that was cut off is found by the checkpoint, or by the one seen before if that was cut too")
    void truncated() throws IOException {
        lines("log.jsonl", lines -> lines.subList(0, 12));
        assertThat(verify())
                .contains(
                        "log: ends at entry 12; it had 15 entries, says checkpoint.txt",
                        "log: has 12 entries; leaf-hashes.txt lists 15");
        String last = Files.readString(export.resolve("log.jsonl"));
        Files.writeString(export.resolve("log.jsonl"), last.substring(0, last.length() - 9));
        assertThat(verify()).contains("entry 12: log.jsonl is cut off within it");
    }

    @Test
    @DisplayName("a checkpoint of another key, another log or with another size, root or signature is found")
    void forgedCheckpoint() throws IOException {
        Checkpoint sound = Checkpoint.parse(Files.readString(export.resolve("checkpoint.txt")));
        CheckpointSigner stranger = CheckpointSigner.of("models.example", Sample.pair());
        Files.writeString(
                export.resolve("checkpoint.txt"),
                Checkpoint.unsigned(sound.origin(), sound.size(), sound.root())
                        .signedBy(stranger)
                        .text());
        assertThat(verify()).containsExactly("checkpoint.txt: is not signed with " + ID + ", but with " + id(stranger));
        Files.writeString(
                export.resolve("checkpoint.txt"),
                new Checkpoint(sound.origin() + "x", sound.size(), sound.root(), sound.signatures()).text());
        assertThat(verify())
                .contains("checkpoint.txt: the signature of " + ID + " is not valid")
                .anyMatch(finding -> finding.startsWith("checkpoints: are of different logs"));
        Files.writeString(
                export.resolve("checkpoint.txt"),
                Checkpoint.unsigned(sound.origin(), 14, sound.root()).text());
        assertThat(verify())
                .contains("log: has 15 entries; checkpoint.txt is of the first 14")
                .anyMatch(finding -> finding.startsWith("entries 1 to 14: "));
        Files.writeString(export.resolve("checkpoint.txt"), sound.text() + "\n");
        assertThat(verify()).anyMatch(finding -> finding.startsWith("checkpoint.txt: is not a checkpoint"));
        Files.delete(export.resolve("checkpoint.txt"));
        assertThat(verify()).contains("checkpoint.txt: is missing");
    }

    @Test
    @DisplayName("a proof of another entry, or with another hash, is found")
    void forgedProof() throws IOException {
        Files.copy(
                export.resolve("entry-14.tlog-proof"),
                export.resolve("entry-5.tlog-proof"),
                StandardCopyOption.REPLACE_EXISTING);
        assertThat(verify()).as("it is a proof all the same").isEmpty();
        String proof = Files.readString(export.resolve("entry-5.tlog-proof"));
        Files.writeString(export.resolve("entry-5.tlog-proof"), proof.replace("index 13", "index 12"));
        assertThat(verify())
                .containsExactly("entry-5.tlog-proof: proves nothing, its hashes do not lead to its checkpoint");
    }

    @Test
    @DisplayName(
            "a report that was changed, removed, or is of an earlier export is found, and so is a changed list of them")
    void reports() throws IOException {
        lines("report.html", lines -> replaced(lines, 1, lines.get(1) + "<p>approved by cleo</p>"));
        assertThat(verify()).containsExactly("report.html: is not the one that was made with this export");
        String changed =
                Digest.of(Files.readAllBytes(export.resolve("report.html"))).hex();
        lines("reports.txt", lines -> replaced(lines, 1, changed + "  report.html"));
        assertThat(verify()).containsExactly("reports.txt: has other lines than its checkpoint is of");
        Files.delete(export.resolve("report.md"));
        Files.delete(export.resolve("reports.txt"));
        assertThat(verify()).containsExactly("reports.txt: is missing");

        Path earlier = Sample.export(mlops, scratch.resolve("earlier"));
        mlops.registry().tag(Sample.MODEL, "late", "v");
        Sample.export(mlops, export);
        assertThat(verify()).isEmpty();
        Files.delete(export.resolve("report.md"));
        assertThat(verify()).containsExactly("report.md: is missing");
        for (String name : List.of("report.html", "report.md", "reports.txt")) {
            Files.copy(earlier.resolve(name), export.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
        assertThat(verify())
                .containsExactly(
                        "reports.txt: is of other reports than those on this log with 16 entries and its hash");
    }

    @Test
    @DisplayName("a list of reports that somebody else made is found by its signature")
    void foreignReports() throws IOException {
        CheckpointSigner stranger = CheckpointSigner.of("models.example", Sample.pair());
        String seal = Files.readString(export.resolve("reports.txt"));
        int gap = seal.indexOf("\n\n") + 2;
        Checkpoint sound = Checkpoint.parse(seal.substring(gap));
        Checkpoint forged =
                Checkpoint.unsigned(sound.origin(), sound.size(), sound.root()).signedBy(stranger);
        Files.writeString(export.resolve("reports.txt"), seal.substring(0, gap) + forged.text());
        assertThat(verify()).containsExactly("reports.txt: is not signed with " + ID + ", but with " + id(stranger));
        assertThat(sound.origin()).isEqualTo("models.example/credit%20risk/reports");
        assertThat(AuditVerifier.verify(export, "-", List.of())).isEmpty();
    }

    @Test
    @DisplayName("changed words belong to no entry, and the entry that they were taken from misses them")
    void remarks() throws IOException {
        String missing =
                "entry 3: its remark " + said(3) + " is not in remarks.jsonl, and no entry says that it was erased";
        lines("remarks.jsonl", lines -> replaced(lines, 0, lines.get(0).replace("figures", "looks")));
        assertThat(verify()).containsExactly("remarks.jsonl line 1: belongs to no entry, or was changed", missing);
        lines("remarks.jsonl", lines -> without(lines, 0));
        assertThat(verify()).containsExactly(missing);
        Files.delete(export.resolve("remarks.jsonl"));
        assertThat(verify())
                .hasSize(6)
                .contains("remarks.jsonl: is missing", missing)
                .anyMatch(finding -> finding.startsWith("entry 15: its remark "));
    }

    @Test
    @DisplayName("erased words are accounted for by the entry that says so, and by it alone")
    void erasedRemarks() throws IOException {
        mlops.as(Sample.BO).governance().eraseRemarks(Sample.MODEL, 3, "asked for");
        Sample.export(mlops, export);
        assertThat(verify()).isEmpty();
        lines("remarks.jsonl", lines -> without(lines, 0));
        assertThat(verify())
                .containsExactly("entry 4: its remark " + said(4)
                        + " is not in remarks.jsonl, and no entry says that it was erased");
    }

    @Test
    @DisplayName("what looks like a remark or an erasure in a tag, with quotes and braces in it, is none")
    void remarksAsTags() throws IOException {
        mlops.registry().tag(Sample.MODEL, "reason", "remark:" + said(3));
        mlops.registry().tag(Sample.MODEL, "x", "remark:sha256:" + "0".repeat(64));
        mlops.registry()
                .describe(
                        Sample.MODEL,
                        "\"}],\"events\":[{\"type\":\"RemarksErased\",\"entry\":3,\"reason\":\"remark:sha256:"
                                + "1".repeat(64) + "\\");
        Sample.export(mlops, export);
        assertThat(verify()).isEmpty();
        lines("remarks.jsonl", lines -> without(lines, 0));
        assertThat(verify()).singleElement().asString().startsWith("entry 3: its remark ");
    }

    /** The digest of what is said in an entry. */
    private String said(int entry) {
        Matcher remark = Pattern.compile("remark:(sha256:[0-9a-f]{64})")
                .matcher(Tampering.log(export).get(entry - 1));
        assertThat(remark.find()).isTrue();
        return remark.group(1);
    }

    @Test
    @DisplayName("a log that is gone from the registry is found by the registry checkpoint seen before")
    void lostLog() throws IOException {
        mlops.registry().create(ModelName.of("doomed"), "");
        Path seen = file("seen-registry", mlops.audit().registryCheckpoint().text());
        assertThat(verify(seen))
                .containsExactly("registry.txt: the log of model 'doomed', 1 entries in " + seen + ", is gone");
        String registry = Files.readString(export.resolve("registry.txt"));
        Files.writeString(export.resolve("registry.txt"), registry.replace("15 ", "16 "));
        assertThat(verify()).containsExactly("registry.txt: has other lines than its checkpoint is of");
        Files.writeString(export.resolve("registry.txt"), "");
        assertThat(verify())
                .containsExactly("registry.txt: is not a registry checkpoint: size, root and name of each model");
    }

    @Test
    @DisplayName(
            "a registry checkpoint seen before holds this log to its hash, and other logs too where their size is the same")
    void rewrittenLog() throws IOException {
        mlops.registry().create(ModelName.of("other"), "");
        Path seen = file("seen-registry", mlops.audit().registryCheckpoint().text());
        Mlops rewritten = Sample.open();
        rewritten.registry().create(ModelName.of("other"), "now with words");
        Sample.promote(rewritten, "another");
        for (int i = 0; i < 12; i++) {
            rewritten.registry().tag(Sample.MODEL, "tag" + i, "v");
        }
        export = Sample.export(rewritten, scratch.resolve("rewritten"));
        assertThat(verify()).as("it agrees with itself").isEmpty();
        assertThat(verify(seen))
                .containsExactlyInAnyOrder(
                        "registry.txt: the log of model 'other' has other entries than in " + seen
                                + ", though as many, 1",
                        "entries 1 to 15: at least one is not what it was, says " + seen);
    }

    @Test
    @DisplayName(
            "a rewritten log that is listed under another name, beside the line that was kept, is found without a key")
    void renamedLog() throws IOException {
        Path seen = file("seen-registry", mlops.audit().registryCheckpoint().text());
        lines(
                "log.jsonl",
                lines -> replaced(lines, 6, Tampering.resealed(lines.get(6).replace("tag1", "tagX"))));
        Tampering.recomputeHashes(export);
        for (String proof : List.of("entry-5", "entry-14", "entry-15")) {
            Files.delete(export.resolve(proof + ".tlog-proof"));
        }
        Checkpoint forged = Tampering.receipt(Tampering.log(export)).checkpoint();
        String line = forged.note().lines().skip(1).collect(Collectors.joining(" "));
        String before = Files.readString(seen).lines().findFirst().orElseThrow();
        Files.writeString(export.resolve("checkpoint.txt"), forged.note());
        Files.writeString(
                export.resolve("registry.txt"), Tampering.listed(List.of(before, line + " zzz"), "models.example"));
        Files.writeString(
                export.resolve("reports.txt"), Tampering.listed(List.of(line), "models.example/credit%20risk/reports"));
        List<String> found = AuditVerifier.verify(export, "-", List.of(seen));
        assertThat(found)
                .contains("registry.txt: does not have this log with 15 entries and its hash")
                .anyMatch(finding -> finding.startsWith("entries 1 to 15: at least one is not what it was"));

        Files.writeString(export.resolve("checkpoint.txt"), forged.note().replace("credit%20risk", "zzz"));
        assertThat(AuditVerifier.verify(export, "-", List.of()))
                .contains("checkpoints: are of the log [models.example/zzz], the entries of model 'credit risk'");
    }

    @Test
    @DisplayName("names with quotes, percent signs and letters of all kinds are read as they are")
    void oddNames() throws IOException {
        for (String name : List.of("a\"b d", "x, \"revision\":7", "~*+%2F", "\u00e9\u4e16\ud83d\ude80".repeat(50))) {
            ModelName odd = ModelName.of(name);
            mlops.registry().create(odd, "d");
            Path folder = Files.createDirectory(scratch.resolve("odd" + name.length()));
            mlops.audit().export(odd, file -> Files.newOutputStream(folder.resolve(file)));
            Path seen = file(
                    "registry" + name.length(),
                    mlops.audit().registryCheckpoint().text());
            assertThat(AuditVerifier.verify(folder, Sample.KEY, List.of(seen)))
                    .as(name)
                    .isEmpty();
        }
    }

    @Test
    @DisplayName(
            "what was kept is read whatever a mail did to its line ends; the export itself is to be copied as it is")
    void lineEnds() throws IOException {
        String receipt = Files.readString(export.resolve("entry-5.tlog-proof"));
        String registry = Files.readString(export.resolve("registry.txt"));
        assertThat(verify(
                        file("mailed", receipt.replace("\n", "\r\n")),
                        file("pasted", receipt.stripTrailing()),
                        file("edited", "\ufeff" + receipt),
                        file("registry", registry.replace("\n", "\r\n"))))
                .isEmpty();
        for (String name : List.of("log.jsonl", "remarks.jsonl")) {
            Files.writeString(
                    export.resolve(name), Files.readString(export.resolve(name)).replace("\n", "\r\n"));
        }
        assertThat(verify())
                .containsExactly(
                        "log.jsonl: a tool has changed its line ends; copy the export byte for byte",
                        "remarks.jsonl: a tool has changed its line ends; copy the export byte for byte");
    }

    @Test
    @DisplayName("an erasure of something that is no entry is a finding, with its place")
    void erasureOfNothing() throws IOException {
        mlops.as(Sample.BO).governance().eraseRemarks(Sample.MODEL, 3, "asked for");
        Sample.export(mlops, export);
        lines(
                "log.jsonl",
                lines ->
                        replaced(lines, 15, Tampering.resealed(lines.get(15).replace("\"entry\":3", "\"entry\":007"))));
        assertThat(verify()).contains("entry 16: says that the remarks of entry '007' were erased");
    }

    @Test
    @DisplayName("a registry checkpoint that somebody else signed is no witness")
    void foreignRegistry() throws IOException {
        CheckpointSigner stranger = CheckpointSigner.of("models.example", Sample.pair());
        Mlops theirs =
                Mlops.open(new InMemoryBackend(), MlopsOptions.withDefaults().withSigner(stranger));
        Path seen = file("seen-registry", theirs.audit().registryCheckpoint().text());
        assertThat(verify(seen)).containsExactly(seen + ": is not signed with " + ID + ", but with " + id(stranger));
    }

    @Test
    @DisplayName("after a change of keys, what the old one signed is verified by it and the rest by the new one")
    void keysThatChanged() throws IOException {
        Path old = file("old", mlops.audit().checkpoint(Sample.MODEL).text());
        CheckpointSigner next = CheckpointSigner.of("models.example", Sample.pair());
        InMemoryBackend store = new InMemoryBackend();
        Mlops before = Mlops.open(store, MlopsOptions.withDefaults().withSigner(Sample.SIGNER));
        before.registry().create(Sample.MODEL, "");
        Path receipt = file("receipt", before.audit().receipt(Sample.MODEL, 1).text());
        Mlops after = Mlops.open(store, MlopsOptions.withDefaults().withSigner(next));
        after.registry().tag(Sample.MODEL, "late", "v");
        export = Sample.export(after, scratch.resolve("after"));
        Path keys = file("keys.txt", next.key().text() + "\n" + Sample.KEY + "\n");
        assertThat(AuditVerifier.verify(export, keys.toString(), List.of(receipt)))
                .isEmpty();
        assertThat(AuditVerifier.verify(export, next.key().text(), List.of(receipt)))
                .containsExactly(receipt + ": is not signed with " + id(next) + ", but with " + ID);
        assertThat(AuditVerifier.verify(export, keys.toString(), List.of(old)))
                .containsExactly("log: ends at entry 2; it had 15 entries, says " + old);
    }

    @Test
    @DisplayName("what the auditor brings must be in order, or there is no verdict")
    void badArguments() throws IOException {
        Path nonsense = file("nonsense", "nonsense");
        for (String key : List.of("", "a+b", "a+b+c", Sample.KEY + "A", "x" + Sample.KEY)) {
            assertThatThrownBy(() -> AuditVerifier.verify(export, key, List.of()))
                    .as(key)
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> verify(nonsense)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> AuditVerifier.verify(scratch.resolve("nowhere"), "-", List.of()))
                .isInstanceOf(IOException.class);
    }

    @Test
    @DisplayName("the class runs by itself, from its source, with the JDK alone, and exits with its verdict")
    void standalone() throws Exception {
        List<String> source = List.of("src/main/java/io/mlops4j/core/verifier/AuditVerifier.java");
        List<String> jar = List.of("-cp", "target/classes", AuditVerifier.class.getName());
        assertThat(run(source, Sample.KEY)).isZero();
        assertThat(run(jar, Sample.KEY)).isZero();
        lines("log.jsonl", lines -> without(lines, 3));
        assertThat(run(jar, Sample.KEY)).isEqualTo(1);
        Files.delete(export.resolve("log.jsonl"));
        assertThat(run(jar, Sample.KEY)).isEqualTo(2);
        assertThat(said()).isEqualTo("cannot verify: there is no file '" + export.resolve("log.jsonl") + "'");
    }

    @Test
    @DisplayName("the verdict says what it rests on, and an argument that is no good is named")
    void verdicts() throws Exception {
        List<String> jar = List.of("-cp", "target/classes", AuditVerifier.class.getName());
        Path seen = file("seen", mlops.audit().checkpoint(Sample.MODEL).text());
        Path key = file("key.txt", Sample.KEY + "\n");
        Path nonsense = file("nonsense", "nonsense");
        String log = "sound: 15 entries of 'credit risk'; ";
        String alone = "nothing kept elsewhere was given, so this shows only that the export agrees with itself";
        String signed = "signature checked with key models.example+"
                + Sample.KEY.substring("models.example+".length(), "models.example+".length() + 8) + "; ";
        assertThat(run(jar)).isZero();
        assertThat(said()).isEqualTo(log + "signature NOT checked (no key given); " + alone);
        assertThat(run(jar, Sample.KEY)).isZero();
        assertThat(said()).isEqualTo(log + signed + alone + " and that the holder of the key signed it");
        assertThat(run(jar, key.toString(), seen.toString())).isZero();
        assertThat(said()).isEqualTo(log + signed + "agrees with what was kept elsewhere: " + seen);
        assertThat(run(jar, "key.pem")).isEqualTo(2);
        assertThat(said()).startsWith("cannot verify: the key is neither '-' nor 'name+id+base64'");
        assertThat(run(jar, "-", nonsense.toString())).isEqualTo(2);
        assertThat(said()).startsWith("cannot verify: '" + nonsense + "' is not a checkpoint");
        lines("remarks.jsonl", lines -> without(lines, 0));
        assertThat(run(jar)).isEqualTo(1);
        assertThat(said()).endsWith("1 finding: NOT SOUND");
    }

    private String said() throws IOException {
        return Files.readString(scratch.resolve("out")).strip();
    }

    private int run(List<String> program, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(program);
        command.add(0, Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add(export.toString());
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(new File(scratch.toFile(), "out"))
                .start()
                .waitFor();
    }

    private static String id(CheckpointSigner signer) {
        String key = signer.key().text();
        return key.substring(0, key.lastIndexOf('+', key.length() - 45));
    }

    private List<String> verify(Path... seen) throws IOException {
        return AuditVerifier.verify(export, Sample.KEY, List.of(seen));
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(scratch.resolve(name), text);
    }

    private void lines(String name, UnaryOperator<List<String>> change) throws IOException {
        Path file = export.resolve(name);
        List<String> changed = change.apply(new ArrayList<>(Files.readAllLines(file)));
        Files.writeString(file, changed.isEmpty() ? "" : String.join("\n", changed) + "\n");
    }

    private static List<String> replaced(List<String> lines, int index, String line) {
        assertThat(lines.set(index, line)).as("the tampering changes something").isNotEqualTo(line);
        return lines;
    }

    private static List<String> without(List<String> lines, int index) {
        lines.remove(index);
        return lines;
    }

    private static List<String> with(List<String> lines, int index, String line) {
        lines.add(index, line);
        assertThat(lines).hasSizeGreaterThan(ENTRIES);
        return lines;
    }
}
