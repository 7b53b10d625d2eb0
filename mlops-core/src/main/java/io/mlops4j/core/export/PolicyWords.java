// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.export;

import io.mlops4j.core.words.DurationWords;
import io.mlops4j.governance.Act;
import io.mlops4j.governance.ApprovalPolicy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A policy in words: what it asks, and the answer. Pure. */
final class PolicyWords {
    private PolicyWords() {}

    static List<List<String>> rows(ApprovalPolicy policy) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(
                List.of("approvals needed", policy.quorum() == 1 ? "1 person" : policy.quorum() + " different people"));
        rows.add(List.of("never count", "those who asked, those who had a part in the version, and programs"));
        for (Act act : Act.values()) {
            rows.add(List.of("who may " + words(act), who(policy, act)));
        }
        rows.add(List.of("roles that never vote", joined(policy.excludedRoles())));
        rows.add(List.of("people who never vote", joined(policy.excludedPeople())));
        rows.add(List.of("required evidence", joined(policy.requiredEvidence())));
        rows.add(List.of("gates", lines(policy.gates().stream().map(GateWords::of))));
        rows.add(List.of("approvals and waivers count for", DurationWords.of(policy.voteExpiry())));
        rows.add(List.of("requests stay open for", DurationWords.of(policy.requestExpiry())));
        rows.add(List.of("freeze, with no promotion", lines(policy.freezeWindows().stream())));
        return rows;
    }

    private static String words(Act act) {
        return switch (act) {
            case REQUEST -> "ask for a promotion";
            case APPROVE -> "vote";
            case WAIVE -> "waive an inconclusive gate";
            case PROMOTE -> "carry a promotion out";
            case ROLL_BACK -> "roll back";
            case STOP -> "stop";
            case RETIRE -> "retire a version";
            case OVERRIDE -> "override the policy";
            case REVIEW -> "review an override";
            case OWN -> "change policy and tier";
        };
    }

    private static String who(ApprovalPolicy policy, Act act) {
        return policy.role(act)
                .map(role -> role.equals(ApprovalPolicy.ANYBODY) ? "everybody" : "role '" + role + "'")
                .orElse("nobody");
    }

    private static String joined(Collection<?> items) {
        return items.isEmpty() ? "none" : items.stream().map(Object::toString).collect(Collectors.joining(", "));
    }

    private static String lines(Stream<?> items) {
        List<String> lines = items.map(Object::toString).toList();
        return lines.isEmpty() ? "none" : String.join("\n", lines);
    }
}
