// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.audit;

import io.mlops4j.audit.AuditEntry;
import io.mlops4j.audit.AuditVerification;
import io.mlops4j.audit.AuditVerification.Finding;
import io.mlops4j.audit.ModelEvent;
import io.mlops4j.audit.RegistryEvent;
import io.mlops4j.audit.checkpoint.Anchor;
import io.mlops4j.common.Digest;
import io.mlops4j.common.ModelName;
import io.mlops4j.core.codec.ModelEntryCodec;
import io.mlops4j.core.decision.Recall;
import io.mlops4j.core.merkle.MerkleTree;
import io.mlops4j.core.remark.RemarkLedger;
import io.mlops4j.core.remark.Remarks;
import io.mlops4j.core.state.Evolution;
import io.mlops4j.core.state.ModelState;
import io.mlops4j.error.MlopsException;
import io.mlops4j.registry.ModelVersion;
import io.mlops4j.spi.LogEntry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One verification: replays a log entry by entry and collects what is wrong. */
final class LogReplay {
    private final ModelName model;
    private final Collection<Anchor> anchors;
    private final Function<Digest, Remarks.State> remarks;
    private final RemarkLedger ledger = new RemarkLedger();
    private final List<Finding> findings = new ArrayList<>();
    private final MerkleTree tree = new MerkleTree();
    private final Map<Integer, Long> registrations = new HashMap<>();
    private ModelState state;
    private boolean readable = true;

    LogReplay(ModelName model, Collection<? extends Anchor> anchors, Function<Digest, Remarks.State> remarks) {
        this.model = model;
        this.remarks = remarks;
        this.anchors = List.copyOf(anchors);
        this.state = Evolution.nothing(model);
    }

    void read(List<LogEntry> entries) {
        for (LogEntry stored : entries) {
            tree.append(stored.payload().getBytes(StandardCharsets.UTF_8));
            if (stored.revision() != tree.size()) {
                add(stored.revision(), "it stands at place " + tree.size() + " of the log");
                readable = false;
            }
            if (readable) {
                replay(stored);
            }
        }
        checkRemarks();
        findings.addAll(AnchorCheck.findings(model, anchors, entries, tree));
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
            long registered = registrations.getOrDefault(version.id().number(), 0L);
            add(registered, "version " + version.id() + " is damaged: " + e.getMessage());
        }
    }

    AuditVerification result() {
        return new AuditVerification(model, tree.size(), tree.root(tree.size()), findings);
    }

    private void replay(LogEntry stored) {
        try {
            AuditEntry entry = ModelEntryCodec.decode(model, stored);
            Recall.objection(state, entry).ifPresent(objection -> add(stored.revision(), objection));
            state = Evolution.evolve(state, entry);
            ledger.read(entry);
            for (ModelEvent event : entry.events()) {
                if (event instanceof RegistryEvent.VersionRegistered e) {
                    registrations.put(e.version(), entry.revision());
                }
            }
        } catch (MlopsException e) {
            add(stored.revision(), e.getMessage());
            readable = false;
        }
    }

    private void checkRemarks() {
        // an entry may quote the remark of another, and what was erased is known only at the end
        Set<Digest> gone = ledger.erased();
        ledger.said().forEach((digest, revision) -> checkRemark(revision, digest, gone.contains(digest)));
    }

    private void checkRemark(long revision, Digest digest, boolean wasErased) {
        Remarks.State found = remarks.apply(digest);
        if (found == Remarks.State.DAMAGED) {
            add(revision, "its remark " + digest + " is damaged");
        } else if (found == Remarks.State.ABSENT && !wasErased) {
            add(revision, "its remark " + digest + " is missing, and nobody erased it");
        } else if (found == Remarks.State.KEPT && wasErased) {
            add(revision, "its remark " + digest + " was erased and is still there; erase it again");
        }
    }

    private void add(long revision, @Nullable String sentence) {
        findings.add(new Finding(revision, String.valueOf(sentence)));
    }
}
