// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.export;

import io.mlops4j.audit.GovernanceEvent.EvidenceAttached;
import io.mlops4j.audit.GovernanceEvent.Promoted;
import io.mlops4j.common.Digest;
import io.mlops4j.governance.PromotionRequest;
import io.mlops4j.governance.Vote;
import io.mlops4j.governance.evidence.EvidenceKey;
import io.mlops4j.governance.gate.GateAnswer;
import io.mlops4j.governance.gate.GateVerdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Who approved what on which evidence, each promotion as it was decided. */
final class PromotionSection {
    private PromotionSection() {}

    static List<ReportBlock> of(ReportedLog log) {
        Map<Integer, List<Recorded<EvidenceAttached>>> evidence = log.recorded(EvidenceAttached.class)
                .collect(Collectors.groupingBy(piece -> piece.event().version()));
        List<ReportBlock> blocks = new ArrayList<>();
        blocks.add(new ReportBlock.Heading(2, "Promotions: who approved what on which evidence"));
        log.recorded(Promoted.class)
                .forEach(promotion -> blocks.addAll(promotion(
                        log, promotion, evidence.getOrDefault(promotion.event().after(), List.of()))));
        return blocks.size() > 1 ? blocks : List.of(blocks.get(0), new ReportBlock.Paragraph("None."));
    }

    private static List<ReportBlock> promotion(
            ReportedLog log, Recorded<Promoted> promotion, List<Recorded<EvidenceAttached>> evidence) {
        Promoted event = promotion.event();
        List<PromotionRequest> request = log.request(promotion).stream().toList();
        return List.of(
                new ReportBlock.Heading(3, "Entry " + promotion.revision() + ": " + event.summary()),
                new ReportBlock.Paragraph("At " + promotion.entry().at() + " by "
                        + promotion.entry().actor() + ", under policy "
                        + promotion.entry().policy() + ". Votes that counted: "
                        + String.join(", ", event.approvers()) + "."),
                ReportBlock.Table.or(
                        "No vote stood.",
                        List.of("vote", "by", "when", "comment"),
                        request.stream()
                                .flatMap(found -> found.votes().stream())
                                .map(PromotionSection::row)
                                .toList()),
                ReportBlock.Table.or("No evidence was attached.", EvidenceWords.COLUMNS, evidence(promotion, evidence)),
                ReportBlock.Table.or(
                        "The policy had no gates.",
                        List.of("gate", "answer", "why", "waived by"),
                        event.verdicts().stream()
                                .map(verdict -> row(verdict, request, event))
                                .toList()));
    }

    private static List<String> row(Vote vote) {
        return List.of(
                vote.choice().toString(), vote.actor().toString(), vote.at().toString(), vote.comment());
    }

    /** The latest of each key at that moment. */
    private static List<List<String>> evidence(Recorded<Promoted> promotion, List<Recorded<EvidenceAttached>> pieces) {
        SortedMap<EvidenceKey, Recorded<EvidenceAttached>> latest = new TreeMap<>();
        pieces.stream()
                .filter(piece -> piece.revision() < promotion.revision())
                .forEach(piece -> latest.put(piece.event().evidence().key(), piece));
        return latest.values().stream()
                .map(piece -> EvidenceWords.row(piece, ""))
                .toList();
    }

    private static List<String> row(GateVerdict verdict, List<PromotionRequest> request, Promoted event) {
        boolean isWaived = verdict.answer().outcome() == GateAnswer.Outcome.INCONCLUSIVE;
        return List.of(
                verdict.gate(),
                verdict.answer().outcome().toString(),
                verdict.answer().sentence(),
                isWaived
                        ? request.stream()
                                .map(found -> waivers(verdict.gate(), found, event))
                                .collect(Collectors.joining())
                        : "");
    }

    /** Who let an inconclusive gate pass and why, for the subject that the approvals were given for. */
    private static String waivers(String gate, PromotionRequest request, Promoted event) {
        Set<Digest> subjects = request.votes().stream()
                .filter(vote -> event.approvers().contains(vote.voter()))
                .map(Vote::subject)
                .collect(Collectors.toSet());
        return request.waivers().stream()
                .filter(waiver -> waiver.gate().equals(gate) && subjects.contains(waiver.subject()))
                .map(waiver -> waiver.actor() + " at " + waiver.at() + ": " + waiver.reason())
                .collect(Collectors.joining("; "));
    }
}
