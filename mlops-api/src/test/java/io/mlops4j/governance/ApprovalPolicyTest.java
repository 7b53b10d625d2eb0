// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops4j.common.Environment;
import io.mlops4j.common.ModelVersionId;
import io.mlops4j.governance.evidence.EvidenceKey;
import io.mlops4j.governance.gate.Gate;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ApprovalPolicyTest {
    private static final EvidenceKey METRICS = EvidenceKey.of(EvidenceKey.Kind.METRICS);

    @Test
    @DisplayName("a policy that nobody can satisfy cannot be made, and the error says why")
    void unsatisfiable() {
        refused(policy -> policy.quorum(0), "Invalid quorum: '0' (1 to 20)");
        refused(policy -> policy.quorum(21), "Invalid quorum: '21' (1 to 20)");
        refused(policy -> policy.role(Act.APPROVE, ""), "Invalid role: '' (not empty)");
        refused(
                policy -> policy.role(Act.APPROVE, "*"),
                "Invalid role to APPROVE: '*' (a role; only asking is open to everybody)");
        for (Act act : List.of(Act.REQUEST, Act.APPROVE, Act.PROMOTE, Act.STOP, Act.OWN)) {
            refused(policy -> policy.nobody(act), "Invalid role to " + act + ": 'none' (a role, or nobody ever could)");
        }
        refused(
                policy -> policy.excludeRole("approver"),
                "Invalid role to APPROVE: 'approver' (one whose holders are not excluded, or nobody ever could)");
        refused(
                policy -> policy.role(Act.WAIVE, "lead").excludeRole("lead"),
                "Invalid role to WAIVE: 'lead' (one whose holders are not excluded, or nobody ever could)");
        refused(
                policy -> policy.role(Act.OVERRIDE, "lead"),
                "Invalid role to REVIEW: 'none' (a role, or the review of an override could never be closed)");
        refused(policy -> policy.excludePerson("a/b"), "Invalid person: 'a/b' (no path separators)");
    }

    @Test
    @DisplayName("gates that nothing passes cannot be put into a policy")
    void unsatisfiableGates() {
        Gate.MetricFloor floor = new Gate.MetricFloor("auc", 0.8);
        refused(
                policy -> policy.gate(floor).gate(floor),
                "Invalid gate: 'metric-floor auc' (is in the policy twice: keep one)");
        refused(
                policy -> policy.gate(floor).gate(new Gate.MetricCeiling("auc", 0.7)),
                "Invalid ceiling of auc: '0.7' (not below its floor, or nothing passes)");
        assertThat(ApprovalPolicy.builder()
                        .gate(floor)
                        .gate(new Gate.MetricCeiling("auc", 0.8))
                        .gate(new Gate.MetricCeiling("loss", 0.1))
                        .build()
                        .requiredEvidence())
                .containsExactly(METRICS);
        ApprovalPolicy policy = ApprovalPolicy.withDefaults();
        assertThatThrownBy(() -> new ApprovalPolicy(
                        1,
                        policy.roles(),
                        policy.excludedRoles(),
                        policy.excludedPeople(),
                        policy.requiredEvidence(),
                        List.of(floor),
                        policy.voteExpiry(),
                        policy.requestExpiry(),
                        List.of()))
                .hasMessage("Invalid gate: 'metric-floor auc' (judges METRICS: require that evidence too)");
    }

    @Test
    @DisplayName("times in which nothing could ever happen cannot be put into a policy")
    void unsatisfiableTimes() {
        refused(
                policy -> policy.voteExpiry(Duration.ZERO),
                "Invalid expiry of votes: 'PT0S' (above zero, at most the expiry of requests PT2160H)");
        refused(policy -> policy.voteExpiry(Duration.ofDays(-1)), "Invalid expiry of votes");
        refused(policy -> policy.requestExpiry(Duration.ofDays(29)), "Invalid expiry of votes");
        refused(policy -> policy.requestExpiry(Duration.ofDays(36_526)), "Invalid expiry of requests");
        assertThat(ApprovalPolicy.builder()
                        .voteExpiry(Duration.ofDays(36_525))
                        .requestExpiry(Duration.ofDays(36_525))
                        .build()
                        .requestExpiry())
                .isEqualTo(Duration.ofDays(36_525));
        FreezeWindow workdays = weekly(DayOfWeek.MONDAY, 0, DayOfWeek.SATURDAY, 0);
        refused(
                policy -> policy.freeze(workdays).freeze(weekly(DayOfWeek.SATURDAY, 0, DayOfWeek.MONDAY, 0)),
                "some minute of the week without one");
        assertThat(ApprovalPolicy.builder()
                        .freeze(workdays)
                        .freeze(weekly(DayOfWeek.SATURDAY, 1, DayOfWeek.MONDAY, 0))
                        .build()
                        .freezeWindows())
                .hasSize(2);
    }

    @Test
    @DisplayName("a freeze of more than a century and drift gates of two statistics would never let anything through")
    void neverSatisfied() {
        Instant start = Instant.parse("2026-01-01T00:00:00Z");
        refused(policy -> policy.freeze(new FreezeWindow.Once(start, Instant.MAX)), "Invalid freeze window");
        assertThat(ApprovalPolicy.builder()
                        .freeze(new FreezeWindow.Once(start, start.plus(Duration.ofDays(36_525))))
                        .build()
                        .freezeWindows())
                .hasSize(1);
        refused(
                policy -> policy.gate(new Gate.DriftBelow("PSI", 0.2)).gate(new Gate.DriftBelow("KS", 0.1)),
                "of one drift statistic");
    }

    @Test
    @DisplayName("a freeze window holds its first moment and not its end, also over Sunday into the next week")
    void windows() {
        Instant noon = Instant.parse("2026-01-02T12:00:00Z");
        FreezeWindow once = new FreezeWindow.Once(noon, noon.plusSeconds(60));
        assertThat(List.of(-1, 0, 59, 60))
                .extracting(second -> once.contains(noon.plusSeconds(second)))
                .containsExactly(false, true, true, false);
        assertThatThrownBy(() -> new FreezeWindow.Once(noon, noon)).hasMessageContaining("after its beginning");
        FreezeWindow weekend = weekly(DayOfWeek.FRIDAY, 720, DayOfWeek.MONDAY, 60);
        assertThat(List.of(
                        "2026-01-02T11:59:59Z",
                        "2026-01-02T12:00:00Z",
                        "2026-01-04T23:59:59Z",
                        "2026-01-05T00:59:59Z",
                        "2026-01-05T01:00:00Z"))
                .extracting(text -> weekend.contains(Instant.parse(text)))
                .containsExactly(false, true, true, true, false);
        FreezeWindow lunch = weekly(DayOfWeek.FRIDAY, 720, DayOfWeek.FRIDAY, 780);
        assertThat(lunch.contains(noon)).isTrue();
        assertThat(lunch.contains(noon.plusSeconds(3_600))).isFalse();
        assertThat(lunch.contains(noon.minusSeconds(1))).isFalse();
        assertThatThrownBy(() -> weekly(DayOfWeek.FRIDAY, 1, DayOfWeek.FRIDAY, 1))
                .hasMessageContaining("an end that is not its beginning");
        assertThatThrownBy(() -> new FreezeWindow.Weekly(
                        DayOfWeek.FRIDAY, LocalTime.of(1, 1, 1), DayOfWeek.MONDAY, LocalTime.NOON))
                .hasMessageContaining("whole minutes");
    }

    @Test
    @DisplayName("the defaults are the four-eyes principle, without overrides")
    void defaults() {
        ApprovalPolicy policy = ApprovalPolicy.withDefaults();
        assertThat(policy.quorum()).isEqualTo(1);
        assertThat(policy.withQuorum(2))
                .isEqualTo(ApprovalPolicy.builder().quorum(2).build());
        assertThat(policy.role(Act.OVERRIDE)).isEmpty();
        assertThat(policy.role(Act.OWN)).hasValue(ApprovalPolicy.FOUNDER_ROLE);
    }

    private static FreezeWindow weekly(DayOfWeek from, int minute, DayOfWeek until, int untilMinute) {
        return new FreezeWindow.Weekly(
                from, LocalTime.MIDNIGHT.plusMinutes(minute), until, LocalTime.MIDNIGHT.plusMinutes(untilMinute));
    }

    private static void refused(UnaryOperator<ApprovalPolicyBuilder> change, String message) {
        assertThatThrownBy(() -> change.apply(ApprovalPolicy.builder()).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    @DisplayName("a command without the reason that it needs cannot be given")
    void reasons() {
        ModelVersionId version = ModelVersionId.of("bank", 1);
        assertThatThrownBy(() -> new EnvironmentCommand.Request(version, Environment.PRODUCTION, " "))
                .hasMessageContaining("Invalid reason");
        assertThatThrownBy(() -> new EnvironmentCommand.Stop(version.model(), Environment.PRODUCTION, ""))
                .hasMessageContaining("Invalid reason");
    }

    @Test
    @DisplayName("a refusal keeps every reason, over Java serialisation too")
    void refusal() throws Exception {
        TransitionDeniedException error = new TransitionDeniedException(
                "Cannot promote request 'bank#1'",
                List.of(
                        new Denial(DenialCode.ROLE_MISSING, "bo does not hold the role 'operator'"),
                        new Denial(DenialCode.QUORUM_NOT_MET, "0 of 1 approvals are given")));
        assertThat(error)
                .hasMessage(
                        "Cannot promote request 'bank#1': bo does not hold the role 'operator'; 0 of 1 approvals are"
                                + " given");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(error);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(((TransitionDeniedException) in.readObject()).denials()).isEqualTo(error.denials());
        }
    }
}
