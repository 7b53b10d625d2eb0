// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.export;

import io.mlops4j.audit.GovernanceEvent;
import io.mlops4j.audit.checkpoint.Checkpoint;
import io.mlops4j.core.state.ModelState;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Which log this is about, up to where, what is overdue, and what the model is. */
final class SummarySection {
    private SummarySection() {}

    static List<ReportBlock> of(ReportedLog log, Checkpoint checkpoint) {
        List<ReportBlock> blocks = new ArrayList<>();
        blocks.add(new ReportBlock.Heading(1, "Audit of model " + log.model()));
        blocks.add(new ReportBlock.Paragraph("The log has " + checkpoint.size() + " entries; its hash is "
                + checkpoint.root() + ". " + signed(checkpoint)
                + " The log itself, its checkpoint and proofs lie beside this report; AuditVerifier checks them."
                + " This report is made for reading and proves nothing by itself.\n" + upTo(log)));
        blocks.addAll(overdue(log));
        blocks.add(new ReportBlock.Heading(2, "The model"));
        blocks.add(new ReportBlock.Table(List.of("what", "which"), model(log)));
        return blocks;
    }

    private static String signed(Checkpoint checkpoint) {
        return checkpoint.signatures().isEmpty()
                ? "The checkpoint is not signed."
                : "The checkpoint names the signature of "
                        + checkpoint.signatures().get(0).name() + ".";
    }

    private static String upTo(ReportedLog log) {
        return "Reported up to entry " + log.entries().size() + " of " + log.lastTime()
                + ", the time that this entry states. The report reads no clock: what is called current, open, expired or"
                + " overdue is so at that time.";
    }

    private static List<ReportBlock> overdue(ReportedLog log) {
        Map<Integer, LocalDate> due = CardsSection.due(log);
        List<ReportBlock> alarms = new ArrayList<>();
        log.state().environments().forEach((where, pointer) -> {
            LocalDate day = due.get(Objects.requireNonNullElse(pointer.current(), 0));
            if (day != null && log.hasPassed(day)) {
                alarms.add(new ReportBlock.Alarm("Revalidation overdue: version " + pointer.current() + ", current in "
                        + where + ", was to be validated again by " + day + "."));
            }
        });
        return alarms;
    }

    private static List<List<String>> model(ReportedLog log) {
        ModelState state = log.state();
        String tier = log.recorded(GovernanceEvent.Classified.class)
                .reduce((earlier, later) -> later)
                .map(last -> last.event().tier() + ": " + last.event().reason() + "\n" + last.stamp())
                .orElse(state.tier() + ", as nobody has classified the model");
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("tier", tier));
        rows.add(List.of("description", orNone(state.model().description())));
        rows.add(List.of("tags", orNone(pairs(state.model().tags()))));
        rows.add(List.of("aliases", orNone(pairs(state.model().aliases()))));
        return rows;
    }

    /** A line for each. */
    static String pairs(Map<?, ?> entries) {
        return entries.entrySet().stream()
                .map(entry -> entry.getKey() + " = " + entry.getValue())
                .collect(Collectors.joining("\n"));
    }

    static String orNone(String text) {
        return text.isBlank() ? "none" : text;
    }
}
