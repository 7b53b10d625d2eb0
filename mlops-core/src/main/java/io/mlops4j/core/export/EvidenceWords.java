// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.export;

import io.mlops4j.audit.GovernanceEvent.EvidenceAttached;
import io.mlops4j.core.codec.Decimals;
import io.mlops4j.core.codec.ModelCardCodec;
import io.mlops4j.governance.evidence.Evidence;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** What a piece of evidence says, and which digest is of what. Pure. */
final class EvidenceWords {
    static final List<String> COLUMNS = List.of("evidence", "what it says", "digests", "attached", "as of");

    private EvidenceWords() {}

    /** A row for {@link #COLUMNS}. */
    static List<String> row(Recorded<EvidenceAttached> piece, String note) {
        Evidence evidence = piece.event().evidence();
        return List.of(
                evidence.key() + (note.isEmpty() ? "" : "\n" + note),
                says(evidence),
                digests(piece.event()),
                piece.stamp(),
                evidence.asOf().toString());
    }

    private static String says(Evidence evidence) {
        if (evidence instanceof Evidence.RunMetrics e) {
            return "run " + e.run() + "\n" + figures(e.metrics());
        }
        if (evidence instanceof Evidence.Comparison e) {
            return comparison(e);
        }
        if (evidence instanceof Evidence.DriftSummary e) {
            return e.statistic() + " by column\n" + figures(e.columns());
        }
        if (evidence instanceof Evidence.DataQualityReport e) {
            return e.checks() + " checks, " + e.failed().size() + " failed"
                    + (e.failed().isEmpty() ? "" : ": " + String.join(", ", e.failed()));
        }
        if (evidence instanceof Evidence.Card e) {
            return "edition " + e.card().edition()
                    + (e.card().revalidationDue() == null
                            ? ", no day of revalidation"
                            : ", to be validated again by " + e.card().revalidationDue());
        }
        String description = ((Evidence.Document) evidence).description();
        return description.isBlank() ? "without description" : description;
    }

    private static String figures(SortedMap<String, Double> figures) {
        return figures.entrySet().stream()
                .map(figure -> figure.getKey() + " = " + Decimals.shortest(figure.getValue()))
                .collect(Collectors.joining("\n"));
    }

    private static String comparison(Evidence.Comparison evidence) {
        String baseline = evidence.baseline() == null ? "without a champion" : "against version " + evidence.baseline();
        return evidence.differences().stream()
                .map(EvidenceWords::difference)
                .collect(Collectors.joining("", baseline, ""));
    }

    private static String difference(Evidence.Difference d) {
        return "\n" + d.metric() + (d.slice().isEmpty() ? "" : " [" + d.slice() + "]") + " = "
                + Decimals.shortest(d.challenger()) + ", champion " + Decimals.shortest(d.champion())
                + ", difference from " + Decimals.shortest(d.lower()) + " to " + Decimals.shortest(d.upper());
    }

    /** The record is what approvals are bound to; what it speaks of has another digest. */
    private static String digests(EvidenceAttached piece) {
        String record = "\nrecord: " + piece.digest();
        if (piece.evidence() instanceof Evidence.Card e) {
            return "card edition: " + ModelCardCodec.digest(e.card()) + record;
        }
        if (piece.evidence() instanceof Evidence.Document e) {
            return "document: " + e.content() + record;
        }
        if (piece.evidence() instanceof Evidence.DriftSummary e) {
            return "report: " + e.report() + record;
        }
        if (piece.evidence() instanceof Evidence.DataQualityReport e) {
            return "report: " + e.report() + record;
        }
        return record.strip();
    }
}
