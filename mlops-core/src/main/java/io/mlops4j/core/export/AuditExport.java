// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mlops4j.audit.AuditExportTarget;
import io.mlops4j.audit.checkpoint.Checkpoint;
import io.mlops4j.audit.checkpoint.Receipt;
import io.mlops4j.audit.checkpoint.RegistryCheckpoint;
import io.mlops4j.common.Digest;
import io.mlops4j.common.ModelName;
import io.mlops4j.core.merkle.MerkleTree;
import io.mlops4j.core.remark.NamedRemarks;
import io.mlops4j.core.remark.Remarks;
import io.mlops4j.spi.LogEntry;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One export of a model's log. The files and their forms are described in {@code docs/audit-log.md}. */
public final class AuditExport {
    private final ModelName model;
    private final List<LogEntry> entries;
    private final Remarks remarks;
    private final MerkleTree tree = new MerkleTree();

    /**
     * Begins an export.
     *
     * @param model the model
     * @param entries its log
     * @param remarks what people said
     */
    public AuditExport(ModelName model, List<LogEntry> entries, Remarks remarks) {
        this.model = model;
        this.entries = List.copyOf(entries);
        this.remarks = remarks;
        entries.forEach(entry -> tree.append(entry.payload().getBytes(UTF_8)));
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
     * @param checkpoint the checkpoint of the log
     * @param registry the checkpoint of the registry, as it was when the log was read or later
     * @param target where the files go
     * @throws IOException if a file cannot be written
     * @throws io.mlops4j.error.CorruptRecordException if an entry cannot be read; then files may be missing
     */
    public void write(Checkpoint checkpoint, RegistryCheckpoint registry, AuditExportTarget target) throws IOException {
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
        text(target, "report.md", ReportBlock.markdown(report.blocks()));
        text(target, "report.html", ReportBlock.html("Audit of " + model, report.blocks()));
    }

    private void writeRemarks(AuditExportTarget target) throws IOException {
        Set<Digest> named = new LinkedHashSet<>();
        entries.forEach(entry -> named.addAll(NamedRemarks.of(model, entry).said()));
        try (OutputStream out = open(target, "remarks.jsonl")) {
            for (Digest digest : named) {
                Optional<byte[]> content = remarks.content(digest);
                if (content.isPresent() && content.get().length > 0) {
                    line(out, content.get());
                }
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
