// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.audit;

import io.mlops4j.audit.AuditEntry;
import io.mlops4j.audit.AuditVerification;
import io.mlops4j.audit.AuditVerification.Finding;
import io.mlops4j.audit.checkpoint.Anchor;
import io.mlops4j.common.ModelName;
import io.mlops4j.core.codec.ModelEntryCodec;
import io.mlops4j.core.decision.Recall;
import io.mlops4j.core.merkle.MerkleTree;
import io.mlops4j.core.state.Evolution;
import io.mlops4j.core.state.ModelState;
import io.mlops4j.error.MlopsException;
import io.mlops4j.registry.ModelVersion;
import io.mlops4j.spi.LogEntry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One verification: replays a log entry by entry and collects what is wrong. */
final class LogReplay {
    private final ModelName model;
    private final Collection<Anchor> anchors;
    private final List<Finding> findings = new ArrayList<>();
    private final MerkleTree tree = new MerkleTree();
    private ModelState state;
    private boolean readable = true;

    LogReplay(ModelName model, Collection<? extends Anchor> anchors) {
        this.model = model;
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
        findings.addAll(AnchorCheck.findings(anchors, entries, tree));
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
        return new AuditVerification(model, tree.size(), tree.root(tree.size()), findings);
    }

    private void replay(LogEntry stored) {
        try {
            AuditEntry entry = ModelEntryCodec.decode(model, stored);
            Recall.objection(state, entry).ifPresent(objection -> add(stored.revision(), objection));
            state = Evolution.evolve(state, entry);
        } catch (MlopsException e) {
            add(stored.revision(), e.getMessage());
            readable = false;
        }
    }

    private void add(long revision, @Nullable String sentence) {
        findings.add(new Finding(revision, String.valueOf(sentence)));
    }
}
