// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.audit;

import io.mlops4j.audit.AuditVerification.Finding;
import io.mlops4j.audit.checkpoint.Anchor;
import io.mlops4j.audit.checkpoint.Checkpoint;
import io.mlops4j.audit.checkpoint.Receipt;
import io.mlops4j.common.Digest;
import io.mlops4j.common.ModelName;
import io.mlops4j.core.checkpoint.CheckpointAuthor;
import io.mlops4j.core.checkpoint.ReceiptProof;
import io.mlops4j.core.merkle.MerkleTree;
import io.mlops4j.spi.LogEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Holds a log to what was kept of it outside the store, and says between which entries it was changed. Pure. */
final class AnchorCheck {
    private final ModelName model;
    private final List<LogEntry> entries;
    private final MerkleTree tree;
    private final List<Finding> findings = new ArrayList<>();

    /** Up to here the log is that of an anchor. */
    private long good;

    private AnchorCheck(ModelName model, List<LogEntry> entries, MerkleTree tree) {
        this.model = model;
        this.entries = entries;
        this.tree = tree;
    }

    static List<Finding> findings(
            ModelName model, Collection<Anchor> anchors, List<LogEntry> entries, MerkleTree tree) {
        AnchorCheck check = new AnchorCheck(model, entries, tree);
        anchors.stream()
                .sorted(Comparator.comparingLong(anchor -> anchor.checkpoint().size()))
                .forEach(check::check);
        return check.findings;
    }

    private void check(Anchor anchor) {
        String origin = anchor.checkpoint().origin();
        if (!CheckpointAuthor.isOf(origin, model)) {
            add(0, "a checkpoint or receipt is of another log, '" + origin + "'");
            return;
        }
        if (anchor instanceof Receipt receipt) {
            Optional<String> broken = ReceiptProof.objection(receipt);
            if (broken.isPresent()) {
                add(receipt.revision(), "a receipt proves nothing: " + broken.get());
                return;
            }
            if (receipt.revision() <= tree.size()
                    && !entries.get((int) receipt.revision() - 1).payload().equals(receipt.entry())) {
                add(receipt.revision(), "it is not the entry of the receipt");
            }
        }
        check(anchor.checkpoint());
    }

    private void check(Checkpoint checkpoint) {
        long size = checkpoint.size();
        if (size > tree.size()) {
            add(
                    0,
                    "the log ends at entry " + tree.size() + "; it had " + size + " entries, says a checkpoint of '"
                            + checkpoint.origin() + "'");
            return;
        }
        Digest found = tree.root(size);
        if (found.equals(checkpoint.root())) {
            good = Math.max(good, size);
            return;
        }
        String place;
        if (good >= size) {
            place = "another checkpoint fits, so two histories were kept";
        } else if (good == 0) {
            place = "no checkpoint of an earlier entry fits either";
        } else {
            place = "the change is after entry " + good + ", up to which a checkpoint fits";
        }
        add(
                size,
                "the log up to here is not that of the checkpoint: its hash is " + found + ", the checkpoint says "
                        + checkpoint.root() + "; " + place);
    }

    private void add(long revision, String sentence) {
        findings.add(new Finding(revision, sentence));
    }
}
