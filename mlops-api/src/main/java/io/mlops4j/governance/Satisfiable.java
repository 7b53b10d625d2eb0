// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.governance;

import io.mlops4j.common.Names;
import io.mlops4j.governance.evidence.EvidenceKey;
import io.mlops4j.governance.gate.Gate;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Refuses the policies that nobody can ever satisfy, which would lock a model without anybody having meant it. */
final class Satisfiable {
    /** Without one of these a pointer could never be moved, never be emptied, or never be ruled otherwise. */
    private static final List<Act> NEEDED = List.of(Act.REQUEST, Act.APPROVE, Act.PROMOTE, Act.STOP, Act.OWN);

    /** A century: more is a typing error, and far more would overflow the arithmetic of instants. */
    private static final Duration LONGEST = Duration.ofDays(36_525);

    private Satisfiable() {}

    static void checkRoles(Map<Act, String> roles, Set<String> excludedRoles, Set<String> excludedPeople) {
        roles.forEach((act, role) -> {
            if (!role.equals(ApprovalPolicy.ANYBODY)) {
                Names.name("role", role);
            } else if (act != Act.REQUEST) {
                throw Names.invalid("role to " + act, role, "a role; only asking is open to everybody");
            }
        });
        excludedRoles.forEach(role -> Names.name("role", role));
        excludedPeople.forEach(person -> Names.name("person", person));
        for (Act act : NEEDED) {
            if (!roles.containsKey(act)) {
                throw Names.invalid("role to " + act, "none", "a role, or nobody ever could");
            }
        }
        for (Act act : List.of(Act.APPROVE, Act.WAIVE)) {
            String role = roles.get(act);
            if (role != null && excludedRoles.contains(role)) {
                throw Names.invalid("role to " + act, role, "one whose holders are not excluded, or nobody ever could");
            }
        }
        if (roles.containsKey(Act.OVERRIDE) && !roles.containsKey(Act.REVIEW)) {
            throw Names.invalid("role to REVIEW", "none", "a role, or the review of an override could never be closed");
        }
    }

    static void checkGates(List<Gate> gates, Set<EvidenceKey> required) {
        Set<String> names = new HashSet<>();
        Map<String, Double> floors = new HashMap<>();
        for (Gate gate : gates) {
            if (!names.add(gate.name())) {
                throw Names.invalid("gate", gate.name(), "is in the policy twice: keep one");
            }
            EvidenceKey judged = gate.evidence();
            if (judged != null && !required.contains(judged)) {
                throw Names.invalid("gate", gate.name(), "judges " + judged + ": require that evidence too");
            }
            if (gate instanceof Gate.MetricFloor floor) {
                floors.put(floor.metric(), floor.floor());
            }
        }
        for (Gate gate : gates) {
            if (gate instanceof Gate.MetricCeiling ceiling
                    && floors.getOrDefault(ceiling.metric(), ceiling.ceiling()) > ceiling.ceiling()) {
                throw Names.invalid(
                        "ceiling of " + ceiling.metric(), ceiling.ceiling(), "not below its floor, or nothing passes");
            }
        }
    }

    /** A drift report is of one statistic, and of several reports the latest counts. */
    static void checkDrift(List<Gate> gates) {
        List<Gate.DriftBelow> drift = gates.stream()
                .filter(Gate.DriftBelow.class::isInstance)
                .map(Gate.DriftBelow.class::cast)
                .toList();
        for (Gate.DriftBelow gate : drift) {
            String statistic = drift.get(0).statistic();
            if (!gate.statistic().equals(statistic)) {
                throw Names.invalid(
                        "gate", gate.name(), "of one drift statistic in a policy, and " + statistic + " is asked for");
            }
        }
    }

    static void checkTimes(Duration votes, Duration requests, List<FreezeWindow> windows) {
        if (votes.isNegative() || votes.isZero() || votes.compareTo(requests) > 0) {
            throw Names.invalid("expiry of votes", votes, "above zero, at most the expiry of requests " + requests);
        }
        if (requests.compareTo(LONGEST) > 0) {
            throw Names.invalid("expiry of requests", requests, "at most " + LONGEST);
        }
        for (FreezeWindow window : windows) {
            if (window instanceof FreezeWindow.Once once
                    && Duration.between(once.from(), once.until()).compareTo(LONGEST) > 0) {
                throw Names.invalid("freeze window", once, "at most " + LONGEST + " long");
            }
        }
        List<FreezeWindow.Weekly> weekly = windows.stream()
                .filter(FreezeWindow.Weekly.class::isInstance)
                .map(FreezeWindow.Weekly.class::cast)
                .toList();
        boolean always = IntStream.range(0, FreezeWindow.Weekly.WEEK)
                .allMatch(minute -> weekly.stream().anyMatch(window -> window.containsMinute(minute)));
        if (always) {
            throw Names.invalid("freeze windows", weekly, "some minute of the week without one");
        }
    }
}
