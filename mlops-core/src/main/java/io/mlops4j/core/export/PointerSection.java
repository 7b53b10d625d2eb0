// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.export;

import io.mlops4j.audit.AuditEntry;
import io.mlops4j.audit.ModelEvent;
import io.mlops4j.common.Environment;
import io.mlops4j.core.state.PolicyInForce;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which version is current where, since when, and by which entry. */
final class PointerSection {
    private PointerSection() {}

    static List<ReportBlock> of(ReportedLog log) {
        Map<Environment, Recorded<ModelEvent>> last = new HashMap<>();
        log.recorded(ModelEvent.class)
                .forEach(happened ->
                        PointerMove.of(happened.event()).ifPresent(move -> last.put(move.environment(), happened)));
        return List.of(
                new ReportBlock.Heading(2, "What is where"),
                ReportBlock.Table.or(
                        "None.",
                        List.of("environment", "version", "since", "by", "how", "policy"),
                        log.state().environments().keySet().stream()
                                .map(where -> row(log, where, last.get(where)))
                                .toList()));
    }

    private static List<String> row(ReportedLog log, Environment where, @Nullable Recorded<ModelEvent> move) {
        Integer current = log.state().environment(where).current();
        PolicyInForce policy = log.state().policy(where);
        AuditEntry entry = move == null ? null : move.entry();
        return List.of(
                where.toString(),
                current == null ? "none" : current.toString(),
                entry == null ? "" : entry.at().toString(),
                entry == null ? "" : entry.actor().toString(),
                move == null
                        ? ""
                        : "entry " + move.revision() + ": " + move.event().summary(),
                policy == null ? "none" : policy.digest() + "\nof entry " + policy.since());
    }
}
