// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mlops4j.audit.AuditExportTarget;
import io.mlops4j.audit.checkpoint.Checkpoint;
import io.mlops4j.audit.checkpoint.Receipt;
import io.mlops4j.audit.checkpoint.RegistryCheckpoint;
import io.mlops4j.common.Digest;
import io.mlops4j.common.ModelName;
import io.mlops4j.core.checkpoint.CheckpointAuthor;
import io.mlops4j.core.codec.ModelEntryCodec;
import io.mlops4j.core.merkle.MerkleTree;
import io.mlops4j.core.remark.RemarkLedger;
import io.mlops4j.core.remark.Remarks;
import io.mlops4j.spi.LogEntry;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One export of a model's log. The files and their forms are described in {@code docs/audit-log.md}. */
public final class AuditExport {
    private final ModelName model;
    private final List<LogEntry> entries;
    private final Remarks remarks;
    private final Map<Digest, byte[]> words = new LinkedHashMap<>();
    private final @Nullable String gap;
    private final MerkleTree tree = new MerkleTree();

    /**
     * Begins an export, and reads what people said.
     *
     * @param model the model
     * @param entries its log
     * @param remarks what people said
     * @throws io.mlops4j.error.CorruptRecordException if an entry cannot be read
     */
    public AuditExport(ModelName model, List<LogEntry> entries, Remarks remarks) {
        this.model = model;
        this.entries = List.copyOf(entries);
        this.remarks = remarks;
        RemarkLedger ledger = new RemarkLedger();
        for (LogEntry entry : entries) {
            tree.append(entry.payload().getBytes(UTF_8));
            ledger.read(ModelEntryCodec.decode(model, entry));
        }
        this.gap = readRemarks(ledger);
    }

    private @Nullable String readRemarks(RemarkLedger ledger) {
        ledger.said().keySet().forEach(digest -> remarks.kept(digest).ifPresent(content -> words.put(digest, content)));
        Set<Digest> erased = ledger.erased();
        return ledger.said().entrySet().stream()
                .filter(remark -> !words.containsKey(remark.getKey()) && !erased.contains(remark.getKey()))
                .findFirst()
                .map(remark -> "the remark of entry " + remark.getValue() + ", " + remark.getKey()
                        + ", is missing or damaged, and nobody erased it")
                .orElse(null);
    }

    /**
     * Says what keeps the export from being whole.
     *
     * @return which remark is not there though the log says nothing of its erasure, or empty if each is accounted for
     */
    public Optional<String> gap() {
        return Optional.ofNullable(gap);
    }

    /**
     * Gives the tree over the log that is exported.
     *
     * @return the tree
     */
    public MerkleTree tree() {
        return tree;
    }

    /**
     * Writes all files.
     *
     * @param author makes the checkpoint of the reports
     * @param checkpoint the checkpoint of the log
     * @param registry the checkpoint of the registry, as it was when the log was read or later
     * @param target where the files go
     * @throws IOException if a file cannot be written
     */
    public void write(
            CheckpointAuthor author, Checkpoint checkpoint, RegistryCheckpoint registry, AuditExportTarget target)
            throws IOException {
        try (OutputStream log = open(target, "log.jsonl");
                OutputStream hashes = open(target, "leaf-hashes.txt")) {
            for (int i = 0; i < entries.size(); i++) {
                line(log, entries.get(i).payload().getBytes(UTF_8));
                line(hashes, Base64.getEncoder().encode(tree.leaf(i).bytes()));
            }
        }
        text(target, "checkpoint.txt", checkpoint.text());
        text(target, "registry.txt", registry.text());
        AuditReport report = AuditReport.of(model, entries, checkpoint, remarks);
        for (long revision : report.moves()) {
            Receipt receipt = new Receipt(
                    entries.get((int) revision - 1).payload(),
                    revision,
                    tree.inclusion(revision - 1, tree.size()),
                    checkpoint);
            text(target, "entry-" + revision + ".tlog-proof", receipt.text());
        }
        writeRemarks(target);
        SortedMap<String, String> reports = new TreeMap<>();
        reports.put("report.md", ReportBlock.markdown(report.blocks()));
        reports.put("report.html", ReportBlock.html("Audit of " + model, report.blocks()));
        for (Map.Entry<String, String> written : reports.entrySet()) {
            text(target, written.getKey(), written.getValue());
        }
        text(target, "reports.txt", ReportSeal.text(checkpoint, reports, lines -> author.ofReports(model, lines)));
    }

    private void writeRemarks(AuditExportTarget target) throws IOException {
        try (OutputStream out = open(target, "remarks.jsonl")) {
            for (byte[] content : words.values()) {
                line(out, content);
            }
        }
    }

    private static OutputStream open(AuditExportTarget target, String name) throws IOException {
        return new BufferedOutputStream(target.create(name));
    }

    private static void text(AuditExportTarget target, String name, String text) throws IOException {
        try (OutputStream out = open(target, name)) {
            out.write(text.getBytes(UTF_8));
        }
    }

    private static void line(OutputStream out, byte[] content) throws IOException {
        out.write(content);
        out.write('\n');
    }
}
