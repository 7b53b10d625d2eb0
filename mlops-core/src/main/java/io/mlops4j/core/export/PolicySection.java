// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.export;

import io.mlops4j.common.Environment;
import io.mlops4j.core.state.PolicyInForce;
import io.mlops4j.governance.MaterialityTier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The policy in force for each environment, in words. */
final class PolicySection {
    private PolicySection() {}

    static List<ReportBlock> of(ReportedLog log) {
        List<ReportBlock> blocks = new ArrayList<>();
        blocks.add(new ReportBlock.Heading(2, "Policies in force"));
        if (log.state().environments().isEmpty()) {
            blocks.add(new ReportBlock.Paragraph("None."));
        }
        log.state().environments().forEach((where, pointer) -> {
            blocks.add(new ReportBlock.Heading(3, where.toString()));
            blocks.addAll(policy(log, where));
            blocks.addAll(others(log, pointer.policies()));
        });
        return blocks;
    }

    private static List<ReportBlock> policy(ReportedLog log, Environment where) {
        PolicyInForce policy = log.state().policy(where);
        MaterialityTier tier = log.state().tier();
        if (policy == null) {
            return List.of(new ReportBlock.Paragraph("No policy is defined for tier " + tier + ", the model's."));
        }
        return List.of(
                new ReportBlock.Paragraph("For tier " + tier + ", the model's: " + defined(log, policy)),
                new ReportBlock.Table(List.of("what", "rule"), PolicyWords.rows(policy.policy())));
    }

    private static List<ReportBlock> others(ReportedLog log, Map<MaterialityTier, PolicyInForce> policies) {
        String others = policies.entrySet().stream()
                .filter(policy -> policy.getKey() != log.state().tier())
                .map(policy -> "Not in force, for tier " + policy.getKey() + ": " + defined(log, policy.getValue()))
                .collect(Collectors.joining("\n"));
        return others.isEmpty() ? List.of() : List.of(new ReportBlock.Paragraph(others));
    }

    private static String defined(ReportedLog log, PolicyInForce policy) {
        return "policy " + policy.digest() + ", defined " + Recorded.line(log.entry(policy.since())) + ".";
    }
}
