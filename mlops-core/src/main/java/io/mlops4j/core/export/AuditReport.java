// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.export;

import io.mlops4j.audit.AuditEntry;
import io.mlops4j.audit.ModelEvent;
import io.mlops4j.audit.checkpoint.Checkpoint;
import io.mlops4j.common.ModelName;
import io.mlops4j.core.remark.Remarks;
import io.mlops4j.spi.LogEntry;
import java.util.ArrayList;
import java.util.List;

/**
 * The report of a model: what is where and under which policy, who decided that on what evidence, the model cards, and every
 * entry. The same log and the same words give the same report; no clock is read.
 *
 * @param blocks what it says
 * @param moves the entries that move a pointer
 */
record AuditReport(List<ReportBlock> blocks, List<Long> moves) {
    AuditReport {
        blocks = List.copyOf(blocks);
        moves = List.copyOf(moves);
    }

    static AuditReport of(ModelName model, List<LogEntry> entries, Checkpoint checkpoint, Remarks remarks) {
        ReportedLog log = ReportedLog.of(model, entries, remarks);
        List<ReportBlock> blocks = new ArrayList<>(SummarySection.of(log, checkpoint));
        blocks.addAll(PointerSection.of(log));
        blocks.addAll(PolicySection.of(log));
        blocks.addAll(VersionSection.of(log));
        blocks.addAll(RequestSection.of(log));
        blocks.addAll(PromotionSection.of(log));
        blocks.addAll(InterventionSection.of(log));
        blocks.addAll(CardsSection.of(log));
        blocks.add(new ReportBlock.Heading(2, "Every entry"));
        blocks.add(ReportBlock.Table.or("None.", List.of("entry", "when", "who", "what", "why"), history(log)));
        return new AuditReport(blocks, moves(log));
    }

    private static List<List<String>> history(ReportedLog log) {
        return log.recorded(ModelEvent.class).map(AuditReport::row).toList();
    }

    private static List<String> row(Recorded<ModelEvent> happened) {
        AuditEntry entry = happened.entry();
        return List.of(
                Long.toString(happened.revision()),
                entry.at().toString(),
                entry.actor().toString(),
                happened.event().summary(),
                happened.event().reason());
    }

    private static List<Long> moves(ReportedLog log) {
        return log.recorded(ModelEvent.class)
                .filter(happened -> PointerMove.of(happened.event()).isPresent())
                .map(Recorded::revision)
                .toList();
    }
}
