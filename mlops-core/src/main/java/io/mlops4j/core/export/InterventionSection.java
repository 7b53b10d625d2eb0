// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.export;

import io.mlops4j.audit.GovernanceEvent.Overridden;
import io.mlops4j.audit.GovernanceEvent.ReviewClosed;
import io.mlops4j.audit.GovernanceEvent.RolledBack;
import io.mlops4j.audit.GovernanceEvent.Stopped;
import io.mlops4j.audit.GovernanceEvent.VersionRetired;
import io.mlops4j.audit.ModelEvent;
import io.mlops4j.audit.RegistryEvent.VersionDeleted;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What was done to versions without a promotion, what it replaced, and what the reviews of overrides found. */
final class InterventionSection {
    private InterventionSection() {}

    static List<ReportBlock> of(ReportedLog log) {
        Map<Integer, Recorded<ReviewClosed>> closed = new HashMap<>();
        log.recorded(ReviewClosed.class).forEach(end -> closed.put(end.event().review(), end));
        return List.of(
                new ReportBlock.Heading(2, "Rollbacks, stops, retirements, deletions and overrides"),
                ReportBlock.Table.or(
                        "None.",
                        List.of("done", "what", "replaced", "why", "review"),
                        log.recorded(ModelEvent.class)
                                .filter(happened -> isIntervention(happened.event()))
                                .map(happened -> row(happened, closed))
                                .toList()));
    }

    private static boolean isIntervention(ModelEvent event) {
        return event instanceof RolledBack
                || event instanceof Stopped
                || event instanceof Overridden
                || event instanceof VersionRetired
                || event instanceof VersionDeleted;
    }

    private static List<String> row(Recorded<ModelEvent> happened, Map<Integer, Recorded<ReviewClosed>> closed) {
        return List.of(
                happened.stamp(),
                happened.event().summary(),
                PointerMove.of(happened.event())
                        .map(move -> move.before() == null ? "nothing" : "version " + move.before())
                        .orElse(""),
                happened.event().reason(),
                review(happened.event(), closed));
    }

    private static String review(ModelEvent event, Map<Integer, Recorded<ReviewClosed>> closed) {
        if (!(event instanceof Overridden override)) {
            return "";
        }
        Recorded<ReviewClosed> end = closed.get(override.review());
        return "review " + override.review()
                + (end == null
                        ? ": OPEN"
                        : " closed\n" + end.stamp() + ": " + end.event().findings());
    }
}
