// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.export;

import io.mlops4j.audit.GovernanceEvent;
import io.mlops4j.audit.GovernanceEvent.GateWaived;
import io.mlops4j.audit.GovernanceEvent.PromotionRequested;
import io.mlops4j.audit.GovernanceEvent.RequestWithdrawn;
import io.mlops4j.audit.GovernanceEvent.Voted;
import io.mlops4j.audit.ModelEvent;
import io.mlops4j.governance.PromotionRequest;
import io.mlops4j.governance.Vote;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All requests with their status, and beside each every vote and waiver that was given. */
final class RequestSection {
    private final Map<Integer, List<Recorded<Voted>>> votes;
    private final Map<Integer, List<Recorded<GateWaived>>> waivers;
    /** The one with number n at index n - 1. */
    private final List<Recorded<PromotionRequested>> asked;

    private final Map<Integer, Recorded<RequestWithdrawn>> withdrawn;
    private final Map<Integer, Recorded<GovernanceEvent.Promoted>> promoted;

    private RequestSection(ReportedLog log) {
        this.votes = log.recorded(Voted.class)
                .collect(Collectors.groupingBy(vote -> vote.event().request()));
        this.waivers = log.recorded(GateWaived.class)
                .collect(Collectors.groupingBy(waiver -> waiver.event().request()));
        this.asked = log.recorded(PromotionRequested.class).toList();
        this.withdrawn = byRequest(log, RequestWithdrawn.class, RequestWithdrawn::request);
        this.promoted = byRequest(log, GovernanceEvent.Promoted.class, GovernanceEvent.Promoted::request);
    }

    static List<ReportBlock> of(ReportedLog log) {
        RequestSection section = new RequestSection(log);
        return List.of(
                new ReportBlock.Heading(2, "Requests and votes"),
                ReportBlock.Table.or(
                        "None.",
                        List.of("request", "for", "asked", "why", "status", "votes and waivers"),
                        log.requests().stream().map(section::row).toList()));
    }

    private static <E extends ModelEvent> Map<Integer, Recorded<E>> byRequest(
            ReportedLog log, Class<E> kind, ToIntFunction<E> request) {
        Map<Integer, Recorded<E>> found = new HashMap<>();
        log.recorded(kind).forEach(happened -> found.put(request.applyAsInt(happened.event()), happened));
        return found;
    }

    private List<String> row(PromotionRequest request) {
        int number = request.id().number();
        return List.of(
                Integer.toString(number),
                "version " + request.version().number() + "\n" + request.environment(),
                asked.get(number - 1).stamp(),
                request.reason(),
                status(request),
                decisions(request));
    }

    private static String entry(@Nullable Recorded<?> happened) {
        return happened == null ? "" : "\nentry " + happened.revision();
    }

    private String status(PromotionRequest request) {
        int number = request.id().number();
        return request.status()
                + switch (request.status()) {
                    case OPEN -> "\nuntil " + request.expiresAt();
                    case REJECTED -> "\nuntil " + request.expiresAt() + rejections(request);
                    case EXPIRED -> "\nat " + request.expiresAt() + rejections(request);
                    case CONSUMED -> "\npromoted" + entry(promoted.get(number));
                    case WITHDRAWN -> withdrawal(withdrawn.get(number));
                };
    }

    private static String rejections(PromotionRequest request) {
        return request.votes().stream()
                .filter(vote -> vote.choice() == Vote.Choice.REJECT)
                .map(vote -> "\nrejected by " + vote.voter() + ", entry " + vote.entry() + ": " + vote.comment())
                .collect(Collectors.joining());
    }

    private static String withdrawal(@Nullable Recorded<RequestWithdrawn> withdrawal) {
        return withdrawal == null
                ? ""
                : "\n" + withdrawal.stamp() + ": " + withdrawal.event().reason();
    }

    /** Every vote that was cast; what counts no more, for a later vote or since the version was left as bad, says so. */
    private String decisions(PromotionRequest request) {
        int number = request.id().number();
        List<String> lines = new ArrayList<>();
        for (Recorded<Voted> vote : votes.getOrDefault(number, List.of())) {
            boolean stands = request.votes().stream().anyMatch(standing -> standing.entry() == vote.revision());
            lines.add(vote.event().choice()
                    + (stands ? "" : " (stands no more)")
                    + said(vote, vote.event().comment()));
        }
        for (Recorded<GateWaived> waiver : waivers.getOrDefault(number, List.of())) {
            String gate = waiver.event().verdict().gate();
            boolean stands = request.waivers().stream()
                    .anyMatch(standing -> standing.gate().equals(gate)
                            && standing.at().equals(waiver.entry().at())
                            && standing.actor().equals(waiver.entry().actor()));
            lines.add("WAIVER of " + gate + (stands ? "" : " (stands no more)")
                    + said(waiver, waiver.event().reason()));
        }
        return lines.isEmpty() ? "none" : String.join("\n", lines);
    }

    private static String said(Recorded<?> decision, String words) {
        return " " + decision.line() + (words.isBlank() ? "" : ": " + words);
    }
}
