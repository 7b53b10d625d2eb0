// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.export;

import io.mlops4j.audit.GovernanceEvent.EvidenceAttached;
import io.mlops4j.core.card.CardEdition;
import io.mlops4j.core.card.CardSection;
import io.mlops4j.core.codec.ModelCardCodec;
import io.mlops4j.governance.evidence.Evidence;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The model card of each version: all its editions, and what the last one says. */
final class CardsSection {
    private CardsSection() {}

    static List<ReportBlock> of(ReportedLog log) {
        List<ReportBlock> blocks = new ArrayList<>();
        blocks.add(new ReportBlock.Heading(2, "Model cards"));
        editions(log).forEach((version, editions) -> blocks.addAll(card(log, version, editions)));
        return blocks.size() > 1 ? blocks : List.of(blocks.get(0), new ReportBlock.Paragraph("None."));
    }

    /** The day by which a version must be validated again, by its number, as its last edition says. */
    static Map<Integer, LocalDate> due(ReportedLog log) {
        Map<Integer, LocalDate> due = new HashMap<>();
        editions(log).forEach((version, editions) -> {
            LocalDate day = last(editions).card().revalidationDue();
            if (day != null) {
                due.put(version, day);
            }
        });
        return due;
    }

    private static SortedMap<Integer, List<CardEdition>> editions(ReportedLog log) {
        SortedMap<Integer, List<CardEdition>> editions = new TreeMap<>();
        log.recorded(EvidenceAttached.class).forEach(piece -> {
            if (piece.event().evidence() instanceof Evidence.Card evidence) {
                editions.computeIfAbsent(piece.event().version(), version -> new ArrayList<>())
                        .add(new CardEdition(
                                evidence.card(),
                                ModelCardCodec.digest(evidence.card()),
                                piece.revision(),
                                piece.entry().actor().id(),
                                piece.entry().at()));
            }
        });
        return editions;
    }

    private static CardEdition last(List<CardEdition> editions) {
        return editions.get(editions.size() - 1);
    }

    private static List<ReportBlock> card(ReportedLog log, int version, List<CardEdition> editions) {
        CardEdition last = last(editions);
        LocalDate due = last.card().revalidationDue();
        List<ReportBlock> blocks = new ArrayList<>();
        blocks.add(new ReportBlock.Heading(
                3, "Version " + version + ", edition " + last.card().edition()));
        if (due != null && log.hasPassed(due)) {
            blocks.add(new ReportBlock.Alarm(
                    "Revalidation overdue: was due by " + due + ", before the time of the last entry."));
        }
        blocks.add(new ReportBlock.Table(
                List.of("edition", "digest of the edition", "attached by", "when", "entry"),
                editions.stream().map(CardsSection::row).toList()));
        CardSection.of(last.card()).forEach(section -> {
            blocks.add(new ReportBlock.Heading(4, section.heading()));
            blocks.add(content(section));
        });
        return blocks;
    }

    private static List<String> row(CardEdition edition) {
        return List.of(
                Integer.toString(edition.card().edition()),
                edition.digest().toString(),
                edition.attachedBy(),
                edition.attachedAt().toString(),
                Long.toString(edition.entry()));
    }

    private static ReportBlock content(CardSection section) {
        List<List<String>> rows = section.rows();
        return rows.isEmpty()
                ? new ReportBlock.Paragraph(section.text())
                : new ReportBlock.Table(rows.get(0), rows.subList(1, rows.size()));
    }
}
