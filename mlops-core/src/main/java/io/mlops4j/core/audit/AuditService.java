// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.audit;

import io.mlops4j.audit.Audit;
import io.mlops4j.audit.AuditEntry;
import io.mlops4j.audit.AuditExportTarget;
import io.mlops4j.audit.AuditListener;
import io.mlops4j.audit.AuditRecord;
import io.mlops4j.audit.AuditSubscription;
import io.mlops4j.audit.AuditTrail;
import io.mlops4j.audit.AuditVerification;
import io.mlops4j.audit.checkpoint.Anchor;
import io.mlops4j.audit.checkpoint.Checkpoint;
import io.mlops4j.audit.checkpoint.ModelHead;
import io.mlops4j.audit.checkpoint.Receipt;
import io.mlops4j.audit.checkpoint.RegistryCheckpoint;
import io.mlops4j.common.Digest;
import io.mlops4j.common.ModelName;
import io.mlops4j.common.Names;
import io.mlops4j.core.checkpoint.CheckpointAuthor;
import io.mlops4j.core.checkpoint.RegistryTree;
import io.mlops4j.core.codec.ModelEntryCodec;
import io.mlops4j.core.export.AuditExport;
import io.mlops4j.core.log.ModelLogs;
import io.mlops4j.core.log.ModelSnapshot;
import io.mlops4j.core.merkle.MerkleFrontier;
import io.mlops4j.core.merkle.MerkleTree;
import io.mlops4j.core.registry.VersionFiles;
import io.mlops4j.core.remark.Remarks;
import io.mlops4j.core.remark.RevealedView;
import io.mlops4j.error.CorruptRecordException;
import io.mlops4j.error.NotFoundException;
import io.mlops4j.error.UnsupportedFormatException;
import io.mlops4j.registry.ModelVersion;
import io.mlops4j.spi.LogEntry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/** The audit over models' logs. */
public final class AuditService implements Audit {
    private final ModelLogs logs;
    private final VersionFiles files;
    private final Remarks remarks;
    private final RevealedView view;
    private final CheckpointAuthor author;

    /**
     * Opens the audit.
     *
     * @param logs the models' logs
     * @param files the files of versions
     * @param remarks what people said
     * @param author makes checkpoints
     */
    public AuditService(ModelLogs logs, VersionFiles files, Remarks remarks, CheckpointAuthor author) {
        this.logs = logs;
        this.files = files;
        this.remarks = remarks;
        this.view = new RevealedView(remarks::reveal);
        this.author = author;
    }

    @Override
    public AuditTrail trail(ModelName model) {
        List<AuditEntry> entries = new ArrayList<>();
        MerkleFrontier tree = MerkleFrontier.EMPTY;
        for (LogEntry stored : stored(model)) {
            entries.add(view.entry(ModelEntryCodec.decode(model, stored)));
            tree = tree.append(stored.payload());
        }
        return new AuditTrail(model, entries, tree.root());
    }

    @Override
    public AuditVerification verify(ModelName model, Collection<? extends Anchor> anchors) {
        LogReplay replay = new LogReplay(model, anchors, remarks::state);
        try {
            // a log that is gone is damage if something shows that it was there
            replay.read(anchors.isEmpty() ? stored(model) : logs.entriesAfter(model, 0));
        } catch (CorruptRecordException | UnsupportedFormatException e) {
            replay.unreadable(e);
        }
        for (ModelVersion version : replay.keptVersions()) {
            replay.check(version, () -> files.check(version));
        }
        return replay.result();
    }

    @Override
    public Checkpoint checkpoint(ModelName model) {
        ModelHead head = head(model);
        return author.of(model, head.size(), head.root());
    }

    @Override
    public RegistryCheckpoint registryCheckpoint() {
        return RegistryTree.checkpoint(
                author, logs.models().stream().map(this::head).toList());
    }

    /** With one head as the caller knows it, so that what is exported fits together while others go on writing. */
    private RegistryCheckpoint registry(ModelHead known) {
        return RegistryTree.checkpoint(
                author,
                logs.models().stream()
                        .map(model -> model.equals(known.model()) ? known : head(model))
                        .toList());
    }

    /** Of what was read before and what has come since: a store that was changed underneath gets no second history signed. */
    private ModelHead head(ModelName model) {
        ModelSnapshot known = logs.read(model);
        if (!known.state().exists()) {
            throw absent(model);
        }
        return new ModelHead(model, known.tree().size(), known.tree().root());
    }

    @Override
    public Receipt receipt(ModelName model, long revision) {
        ModelSnapshot known = logs.read(model);
        List<LogEntry> entries = stored(model);
        if (revision < 1 || revision > entries.size()) {
            throw new NotFoundException(
                    "Cannot prove entry " + revision + " of model '" + model + "': it does not exist");
        }
        MerkleTree tree = tree(entries);
        requireGrown(known, tree);
        String entry = entries.get((int) revision - 1).payload();
        return new Receipt(entry, revision, tree.inclusion(revision - 1, tree.size()), author.of(model, tree));
    }

    @Override
    public List<Digest> consistency(ModelName model, long from, long to) {
        return tree(stored(model)).consistency(from, to);
    }

    @Override
    public Checkpoint export(ModelName model, AuditExportTarget target) throws IOException {
        ModelSnapshot known = logs.read(model);
        AuditExport export = whole(known);
        Checkpoint checkpoint = author.of(model, export.tree());
        RegistryCheckpoint registry = registry(new ModelHead(model, checkpoint.size(), checkpoint.root()));
        export.write(author, checkpoint, registry, target);
        return checkpoint;
    }

    /** Words that are erased after the log was read are accounted for by an entry that has come since, so it is read again. */
    private AuditExport whole(ModelSnapshot known) {
        ModelName model = known.state().name();
        for (long size = 0; ; ) {
            AuditExport export = new AuditExport(model, stored(model), remarks);
            requireGrown(known, export.tree());
            Optional<String> gap = export.gap();
            if (gap.isEmpty()) {
                return export;
            }
            if (export.tree().size() <= size) {
                throw new CorruptRecordException("Cannot export the audit of model '" + model + "': " + gap.get());
            }
            size = export.tree().size();
        }
    }

    @Override
    public List<AuditRecord> since(ModelName model, long sequence) {
        if (sequence < 0) {
            throw Names.invalid("sequence", sequence, "0 or more");
        }
        List<AuditRecord> records = new ArrayList<>();
        for (LogEntry stored : logs.entriesAfter(model, sequence)) {
            records.add(new AuditRecord(model, view.entry(ModelEntryCodec.decode(model, stored)), stored.payload()));
        }
        if (records.isEmpty()) {
            logs.existing(model);
        }
        return List.copyOf(records);
    }

    @Override
    public AuditSubscription subscribe(ModelName model, long sequence, AuditListener listener, Executor executor) {
        since(model, sequence);
        return new Delivery(model, sequence, logs, after -> since(model, after), listener, executor).start();
    }

    /** What is signed must go on from what this process has read, and may have signed, before. */
    private static void requireGrown(ModelSnapshot known, MerkleTree tree) {
        long size = known.tree().size();
        if (tree.size() < size || !tree.root(size).equals(known.tree().root())) {
            throw new CorruptRecordException(
                    "Cannot prove model '" + known.state().name() + "': its log does not go on from the " + size
                            + " entries that were read of it before");
        }
    }

    private static MerkleTree tree(List<LogEntry> entries) {
        MerkleTree tree = new MerkleTree();
        entries.forEach(entry -> tree.append(entry.payload().getBytes(StandardCharsets.UTF_8)));
        return tree;
    }

    private List<LogEntry> stored(ModelName model) {
        List<LogEntry> entries = logs.entriesAfter(model, 0);
        if (entries.isEmpty()) {
            throw absent(model);
        }
        return entries;
    }

    private static NotFoundException absent(ModelName model) {
        return new NotFoundException("Cannot audit model '" + model + "': it does not exist");
    }
}
