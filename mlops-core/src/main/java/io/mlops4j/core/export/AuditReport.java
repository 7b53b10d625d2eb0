// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.export;

import io.mlops4j.audit.AuditEntry;
import io.mlops4j.audit.GovernanceEvent;
import io.mlops4j.audit.ModelEvent;
import io.mlops4j.audit.checkpoint.Checkpoint;
import io.mlops4j.common.Digest;
import io.mlops4j.common.Environment;
import io.mlops4j.common.ModelName;
import io.mlops4j.core.card.CardSection;
import io.mlops4j.core.codec.ModelEntryCodec;
import io.mlops4j.core.remark.Remarks;
import io.mlops4j.core.remark.RevealedView;
import io.mlops4j.core.state.Evolution;
import io.mlops4j.core.state.ModelState;
import io.mlops4j.core.state.PolicyInForce;
import io.mlops4j.governance.PromotionRequest;
import io.mlops4j.governance.Review;
import io.mlops4j.governance.Vote;
import io.mlops4j.governance.evidence.AttachedEvidence;
import io.mlops4j.governance.evidence.Evidence;
import io.mlops4j.governance.gate.GateAnswer;
import io.mlops4j.registry.ModelVersion;
import io.mlops4j.spi.LogEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The report of a model: what is where, who decided that on what evidence, the model cards, and every entry. */
final class AuditReport {
    private final RevealedView view;
    private final List<ReportBlock> promotions = new ArrayList<>();
    private final List<List<String>> history = new ArrayList<>();
    private final List<Long> moves = new ArrayList<>();
    private final List<ReportBlock> blocks = new ArrayList<>();
    private ModelState state;

    private AuditReport(ModelName model, Remarks remarks) {
        this.view = new RevealedView(remarks::reveal);
        this.state = Evolution.nothing(model);
    }

    static AuditReport of(ModelName model, List<LogEntry> entries, Checkpoint checkpoint, Remarks remarks) {
        AuditReport report = new AuditReport(model, remarks);
        for (LogEntry stored : entries) {
            report.read(ModelEntryCodec.decode(model, stored));
        }
        report.compose(checkpoint);
        return report;
    }

    List<ReportBlock> blocks() {
        return List.copyOf(blocks);
    }

    /** The entries that move a pointer. */
    List<Long> moves() {
        return List.copyOf(moves);
    }

    private void read(AuditEntry stored) {
        AuditEntry entry = view.entry(stored);
        for (ModelEvent event : entry.events()) {
            history.add(List.of(
                    Long.toString(entry.revision()),
                    entry.at().toString(),
                    entry.actor().toString(),
                    event.summary(),
                    event.reason()));
            if (event instanceof GovernanceEvent.Promoted promoted) {
                promoted(entry, promoted);
            }
            if (event instanceof GovernanceEvent.Promoted
                    || event instanceof GovernanceEvent.Overridden
                    || event instanceof GovernanceEvent.RolledBack
                    || event instanceof GovernanceEvent.Stopped) {
                moves.add(entry.revision());
            }
        }
        state = Evolution.evolve(state, stored);
    }

    /** As it was decided: on the votes and the evidence of that moment. */
    private void promoted(AuditEntry entry, GovernanceEvent.Promoted event) {
        promotions.add(new ReportBlock.Heading(3, "Entry " + entry.revision() + ": " + event.summary()));
        promotions.add(new ReportBlock.Paragraph("At " + entry.at() + " by " + entry.actor() + ", under policy "
                + entry.policy() + ". Votes that counted: " + String.join(", ", event.approvers()) + "."));
        Optional<PromotionRequest> request = state.request(event.request()).map(view::request);
        List<List<String>> votes = new ArrayList<>();
        request.map(PromotionRequest::votes).orElse(List.of()).stream()
                .map(AuditReport::row)
                .forEach(votes::add);
        promotions.add(new ReportBlock.Table(List.of("vote", "by", "when", "comment"), votes));
        List<List<String>> evidence = new ArrayList<>();
        for (AttachedEvidence piece : state.evidence(event.after()).values()) {
            evidence.add(List.of(
                    piece.evidence().key().toString(),
                    piece.digest().toString(),
                    piece.attachedBy(),
                    piece.attachedAt().toString()));
        }
        promotions.add(new ReportBlock.Table(List.of("evidence", "digest", "attached by", "when"), evidence));
        promotions.add(new ReportBlock.Table(
                List.of("gate", "answer", "why", "waived by"),
                event.verdicts().stream()
                        .map(verdict -> List.of(
                                verdict.gate(),
                                verdict.answer().outcome().toString(),
                                verdict.answer().sentence(),
                                verdict.answer().outcome() == GateAnswer.Outcome.INCONCLUSIVE
                                        ? request.map(found -> waivers(verdict.gate(), found, event))
                                                .orElse("")
                                        : ""))
                        .toList()));
    }

    /** Who let an inconclusive gate pass and why, for the subject that the approvals were given for. */
    private static String waivers(String gate, PromotionRequest request, GovernanceEvent.Promoted event) {
        Set<Digest> subjects = request.votes().stream()
                .filter(vote -> event.approvers().contains(vote.voter()))
                .map(Vote::subject)
                .collect(Collectors.toSet());
        return request.waivers().stream()
                .filter(waiver -> waiver.gate().equals(gate) && subjects.contains(waiver.subject()))
                .map(waiver -> waiver.actor() + " at " + waiver.at() + ": " + waiver.reason())
                .collect(Collectors.joining("; "));
    }

    private static List<String> row(Vote vote) {
        return List.of(
                vote.choice().toString(), vote.actor().toString(), vote.at().toString(), vote.comment());
    }

    private void compose(Checkpoint checkpoint) {
        heading(1, "Audit of model " + state.name());
        blocks.add(new ReportBlock.Paragraph("The log has " + checkpoint.size() + " entries; its hash is "
                + checkpoint.root() + ". " + signed(checkpoint)
                + " The log itself, its checkpoint and proofs lie beside this report; AuditVerifier checks them."
                + " This report is made for reading and proves nothing by itself."));
        heading(2, "What is where");
        table(
                List.of("environment", "version", "policy"),
                state.environments().keySet().stream().map(this::row).toList());
        heading(2, "Versions");
        table(
                List.of("version", "files", "run", "registered by", "when", "contributors", "status"),
                state.versions().stream()
                        .map(view::version)
                        .map(AuditReport::row)
                        .toList());
        heading(2, "Promotions: who approved what on which evidence");
        blocks.addAll(promotions);
        heading(2, "Overrides and their reviews");
        table(
                List.of("review", "version", "by", "why", "outcome"),
                state.reviews().stream().map(view::review).map(AuditReport::row).toList());
        cards();
        heading(2, "Every entry");
        table(List.of("entry", "when", "who", "what", "why"), history);
    }

    private static String signed(Checkpoint checkpoint) {
        return checkpoint.signatures().isEmpty()
                ? "The checkpoint is not signed."
                : "The checkpoint names the signature of "
                        + checkpoint.signatures().get(0).name() + ".";
    }

    private List<String> row(Environment where) {
        Integer current = state.environment(where).current();
        PolicyInForce policy = state.policy(where);
        return List.of(
                where.toString(),
                current == null ? "none" : current.toString(),
                policy == null ? "none" : policy.digest().toString());
    }

    private static List<String> row(ModelVersion version) {
        ModelVersion.Ending ending = version.deletion() != null ? version.deletion() : version.retirement();
        String status = ending == null
                ? "kept"
                : (version.isDeleted() ? "deleted" : "retired") + " by " + ending.by() + ": " + ending.reason();
        return List.of(
                Integer.toString(version.id().number()),
                version.artifact().toString(),
                version.run() == null ? "" : version.run().toString(),
                version.registeredBy(),
                version.registeredAt().toString(),
                String.join(", ", version.contributors()),
                status);
    }

    private static List<String> row(Review review) {
        Review.Closing closing = review.closing();
        return List.of(
                Integer.toString(review.number()),
                review.version() + " in " + review.environment(),
                String.join(", ", review.overriddenBy()),
                review.reason(),
                closing == null ? "open" : "closed by " + closing.by() + ": " + closing.findings());
    }

    private void cards() {
        heading(2, "Model cards");
        new TreeMap<>(state.evidence())
                .forEach((version, pieces) -> pieces.values().forEach(piece -> {
                    if (piece.evidence() instanceof Evidence.Card card) {
                        heading(
                                3,
                                "Version " + version + ", edition "
                                        + card.card().edition());
                        CardSection.of(card.card()).forEach(this::section);
                    }
                }));
    }

    private void section(CardSection section) {
        heading(4, section.heading());
        List<List<String>> rows = section.rows();
        blocks.add(
                rows.isEmpty()
                        ? new ReportBlock.Paragraph(section.text())
                        : new ReportBlock.Table(rows.get(0), rows.subList(1, rows.size())));
    }

    private void heading(int level, String text) {
        blocks.add(new ReportBlock.Heading(level, text));
    }

    private void table(List<String> columns, List<List<String>> rows) {
        blocks.add(rows.isEmpty() ? new ReportBlock.Paragraph("None.") : new ReportBlock.Table(columns, rows));
    }
}
