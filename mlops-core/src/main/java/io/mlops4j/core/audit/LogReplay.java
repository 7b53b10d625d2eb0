// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.audit;

import io.mlops4j.audit.AuditEntry;
import io.mlops4j.audit.AuditVerification;
import io.mlops4j.audit.AuditVerification.Finding;
import io.mlops4j.common.Digest;
import io.mlops4j.common.ModelName;
import io.mlops4j.core.codec.ModelEntryCodec;
import io.mlops4j.core.decision.Recall;
import io.mlops4j.core.log.Receipts;
import io.mlops4j.core.merkle.MerkleFrontier;
import io.mlops4j.core.state.Evolution;
import io.mlops4j.core.state.ModelState;
import io.mlops4j.error.MlopsException;
import io.mlops4j.governance.Move;
import io.mlops4j.registry.ModelVersion;
import io.mlops4j.spi.LogEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One verification: replays a log entry by entry and collects what is wrong. */
final class LogReplay {
    private final ModelName model;
    private final Collection<Move> receipts;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<Long, Digest> roots = new TreeMap<>();
    private final Map<Long, Move> moves = new TreeMap<>();
    private ModelState state;
    private MerkleFrontier tree = MerkleFrontier.EMPTY;
    private boolean readable = true;

    LogReplay(ModelName model, Collection<Move> receipts) {
        this.model = model;
        this.receipts = List.copyOf(receipts);
        this.state = Evolution.nothing(model);
    }

    void read(List<LogEntry> entries) {
        for (LogEntry stored : entries) {
            tree = tree.append(stored.payload());
            roots.put(tree.size(), tree.root());
            if (stored.revision() != tree.size()) {
                add(stored.revision(), "it stands at place " + tree.size() + " of the log");
                readable = false;
            }
            if (readable) {
                replay(stored);
            }
        }
        receipts.forEach(this::check);
    }

    /** The store itself cannot give the log. */
    void unreadable(MlopsException damage) {
        add(0, damage.getMessage());
    }

    List<ModelVersion> keptVersions() {
        return state.versions().stream().filter(version -> !version.isDeleted()).toList();
    }

    void check(ModelVersion version, Runnable reading) {
        try {
            reading.run();
        } catch (MlopsException e) {
            add(0, "version " + version.id() + " is damaged: " + e.getMessage());
        }
    }

    AuditVerification result() {
        return new AuditVerification(model, tree.size(), tree.root(), findings);
    }

    private void replay(LogEntry stored) {
        try {
            AuditEntry entry = ModelEntryCodec.decode(model, stored);
            Recall.objection(state, entry).ifPresent(objection -> add(stored.revision(), objection));
            state = Evolution.evolve(state, entry);
            Receipts.of(model, entry.events(), entry.revision(), tree.root())
                    .ifPresent(move -> moves.put(move.revision(), move));
        } catch (MlopsException e) {
            add(stored.revision(), e.getMessage());
            readable = false;
        }
    }

    private void check(Move receipt) {
        Digest found = roots.get(receipt.revision());
        if (found == null) {
            add(0, "the log ends before entry " + receipt.revision() + ", of which there is a receipt");
        } else if (!found.equals(receipt.root())) {
            add(
                    receipt.revision(),
                    "the log up to here is not the one of the receipt: its hash is " + found + ", the receipt says "
                            + receipt.root());
        } else if (!receipt.equals(moves.get(receipt.revision()))) {
            add(receipt.revision(), "it is not the move that the receipt states: " + receipt.text());
        }
    }

    private void add(long revision, @Nullable String sentence) {
        findings.add(new Finding(revision, String.valueOf(sentence)));
    }
}
