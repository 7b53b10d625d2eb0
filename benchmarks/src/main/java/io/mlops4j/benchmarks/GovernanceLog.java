// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mlops4j.audit.AuditEntry;
import io.mlops4j.audit.GovernanceEvent;
import io.mlops4j.audit.checkpoint.Checkpoint;
import io.mlops4j.audit.checkpoint.Receipt;
import io.mlops4j.common.Actor;
import io.mlops4j.common.Digest;
import io.mlops4j.common.ModelName;
import io.mlops4j.core.codec.ModelEntryCodec;
import io.mlops4j.core.merkle.MerkleProofs;
import io.mlops4j.core.merkle.MerkleTree;
import io.mlops4j.core.verifier.AuditVerifier;
import io.mlops4j.governance.Vote;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** The audit log at a million entries: growing its tree, proving an entry, and verifying an export from its files. */
final class GovernanceLog implements Area {
    private static final int ENTRIES = 1_000_000;
    private static final int PROOFS = 2_000;
    private static final long STRIDE = 7_919;
    private static final double MILLIS = 1e3;

    /** An export has the proof of each; to hash the log for each would take hours. */
    private static final int MOVES = 1_000;

    private static final ModelName MODEL = ModelName.of("churn");
    private static final Actor BO = Actor.person("bo", "approver");
    private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");
    private static final Digest SUBJECT = Digest.of("subject");

    @Override
    public String name() {
        return "governance";
    }

    @Override
    public String about() {
        return "audit log of 1,000,000 entries: append, prove, verify";
    }

    @Override
    public List<Bar> measure() throws Exception {
        byte[][] leaves = new byte[ENTRIES][];
        for (int i = 0; i < ENTRIES; i++) {
            leaves[i] = entry(i + 1).getBytes(UTF_8);
        }
        MerkleTree tree = new MerkleTree();
        double append = Stopwatch.seconds(() -> {
            for (byte[] leaf : leaves) {
                tree.append(leaf);
            }
            return tree;
        });
        Digest root = tree.root(ENTRIES);
        long[] next = {0};
        double proof = Stopwatch.medianSeconds(PROOFS, () -> proven(tree, root, next[0]++ * STRIDE % ENTRIES));
        double growth =
                Stopwatch.medianSeconds(PROOFS, () -> tree.consistency(1 + next[0]++ * STRIDE % ENTRIES, ENTRIES));
        System.out.printf("consistency proof %.4f ms%n", growth * MILLIS);
        return List.of(
                Bar.atLeast("append-leaves-per-second", ENTRIES / append, 50_000),
                Bar.atMost("inclusion-proof-and-check-ms", proof * MILLIS, 1),
                Bar.atMost("verify-export-s", verify(leaves, tree), 10));
    }

    private static List<Digest> proven(MerkleTree tree, Digest root, long index) {
        List<Digest> path = tree.inclusion(index, ENTRIES);
        MerkleProofs.inclusion(tree.leaf(index), index, ENTRIES, path, root).ifPresent(objection -> {
            throw new IllegalStateException(objection);
        });
        return path;
    }

    /** From the files, as an auditor does: every entry read, checked and hashed. */
    private static double verify(byte[][] leaves, MerkleTree tree) throws Exception {
        try (Scratch scratch = Scratch.create("governance")) {
            Path export = scratch.folder();
            write(export, leaves, tree);
            return Stopwatch.seconds(() -> {
                List<String> findings = AuditVerifier.verify(export, "-", List.of());
                if (!findings.isEmpty()) {
                    throw new IllegalStateException(findings.size() + " findings, the first: " + findings.get(0));
                }
                return findings;
            });
        }
    }

    private static void write(Path export, byte[][] leaves, MerkleTree tree) throws IOException {
        try (BufferedWriter log = Files.newBufferedWriter(export.resolve("log.jsonl"));
                BufferedWriter hashes = Files.newBufferedWriter(export.resolve("leaf-hashes.txt"));
                BufferedWriter remarks = Files.newBufferedWriter(export.resolve("remarks.jsonl"))) {
            for (int i = 0; i < leaves.length; i++) {
                log.append(new String(leaves[i], UTF_8)).append('\n');
                hashes.append(Base64.getEncoder().encodeToString(tree.leaf(i).bytes()))
                        .append('\n');
                remarks.append(remark(i + 1)).append('\n');
            }
        }
        Digest root = tree.root(ENTRIES);
        Files.writeString(
                export.resolve("checkpoint.txt"),
                Checkpoint.unsigned("models.example/churn", ENTRIES, root).text());
        for (int i = 0; i < ENTRIES; i += ENTRIES / MOVES) {
            Receipt receipt = new Receipt(
                    new String(leaves[i], UTF_8),
                    i + 1,
                    tree.inclusion(i, ENTRIES),
                    Checkpoint.unsigned("models.example/churn", ENTRIES, root));
            Files.writeString(export.resolve("entry-" + receipt.revision() + ".tlog-proof"), receipt.text());
        }
        String head = ENTRIES + " " + Base64.getEncoder().encodeToString(root.bytes());
        Files.writeString(export.resolve("registry.txt"), listed("models.example", List.of(head + " churn")));
        List<String> held = new ArrayList<>(List.of(head));
        for (String report : List.of("report.html", "report.md")) {
            Files.writeString(export.resolve(report), report);
            held.add(Digest.of(report).hex() + "  " + report);
        }
        Files.writeString(export.resolve("reports.txt"), listed("models.example/churn/reports", held));
    }

    /** Lines and a checkpoint over them. */
    private static String listed(String origin, List<String> lines) {
        MerkleTree tree = new MerkleTree();
        lines.forEach(line -> tree.append(line.getBytes(UTF_8)));
        return String.join("\n", lines) + "\n\n"
                + Checkpoint.unsigned(origin, tree.size(), tree.root(tree.size()))
                        .text();
    }

    /** What the voter said, as it lies beside the log: every entry has one, the most that an export can have. */
    private static String remark(long revision) {
        String salt =
                Base64.getEncoder().encodeToString(Digest.of("salt " + revision).bytes());
        return "{\"v\":1,\"salt\":\"" + salt + "\",\"text\":\"figures " + revision + " checked\"}";
    }

    private static String entry(long revision) {
        GovernanceEvent vote = new GovernanceEvent.Voted(
                (int) revision, Vote.Choice.APPROVE, SUBJECT, "remark:" + Digest.of(remark(revision)));
        return ModelEntryCodec.encode(MODEL, new AuditEntry(revision, "c" + revision, BO, AT, SUBJECT, List.of(vote)));
    }
}
