// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.export;

import io.mlops4j.audit.GovernanceEvent.EvidenceAttached;
import io.mlops4j.audit.RegistryEvent.VersionRegistered;
import io.mlops4j.governance.evidence.EvidenceKey;
import io.mlops4j.registry.ModelVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Every version: where it came from, what became of it, and all evidence that was attached to it. */
final class VersionSection {
    private VersionSection() {}

    static List<ReportBlock> of(ReportedLog log) {
        Map<Integer, List<Recorded<EvidenceAttached>>> evidence = log.recorded(EvidenceAttached.class)
                .collect(Collectors.groupingBy(piece -> piece.event().version()));
        // the one with number n at index n - 1
        List<Recorded<VersionRegistered>> registered =
                log.recorded(VersionRegistered.class).toList();
        List<ReportBlock> blocks = new ArrayList<>();
        blocks.add(new ReportBlock.Heading(2, "Versions and their evidence"));
        for (ModelVersion version : log.versions()) {
            int number = version.id().number();
            blocks.add(new ReportBlock.Heading(3, "Version " + number));
            blocks.add(
                    new ReportBlock.Table(List.of("what", "which"), facts(log, version, registered.get(number - 1))));
            blocks.add(ReportBlock.Table.or(
                    "No evidence is attached.",
                    EvidenceWords.COLUMNS,
                    evidence(evidence.getOrDefault(number, List.of()))));
        }
        if (log.versions().isEmpty()) {
            blocks.add(new ReportBlock.Paragraph("None."));
        }
        return blocks;
    }

    private static List<List<String>> facts(
            ReportedLog log, ModelVersion version, Recorded<VersionRegistered> registered) {
        String current = log.state().environments().entrySet().stream()
                .filter(pointer -> Integer.valueOf(version.id().number())
                        .equals(pointer.getValue().current()))
                .map(pointer -> pointer.getKey().toString())
                .collect(Collectors.joining(", "));
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("files", version.artifact().toString()));
        rows.add(List.of("run", version.run() == null ? "none" : version.run().toString()));
        rows.add(List.of("registered", registered.line()));
        rows.add(List.of("contributors", String.join(", ", version.contributors())));
        rows.add(List.of("description", SummarySection.orNone(version.description())));
        rows.add(List.of("tags", SummarySection.orNone(SummarySection.pairs(version.tags()))));
        rows.add(List.of("current in", SummarySection.orNone(current)));
        rows.add(List.of("status", status(version)));
        return rows;
    }

    private static String status(ModelVersion version) {
        ModelVersion.Ending ending = version.deletion() != null ? version.deletion() : version.retirement();
        return ending == null
                ? "kept"
                : (version.isDeleted() ? "deleted" : "retired") + " by " + ending.by() + " at " + ending.at() + ": "
                        + ending.reason();
    }

    /** In the order of the log; what counts no more says what took its place. */
    private static List<List<String>> evidence(List<Recorded<EvidenceAttached>> pieces) {
        Map<EvidenceKey, Recorded<EvidenceAttached>> next = new HashMap<>();
        List<List<String>> rows = new ArrayList<>();
        for (int i = pieces.size() - 1; i >= 0; i--) {
            Recorded<EvidenceAttached> piece = pieces.get(i);
            Recorded<EvidenceAttached> later = next.put(piece.event().evidence().key(), piece);
            rows.add(0, EvidenceWords.row(piece, later == null ? "" : "replaced by entry " + later.revision()));
        }
        return rows;
    }
}
