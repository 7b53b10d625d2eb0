// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops4j.audit.AuditEntry;
import io.mlops4j.audit.GovernanceEvent;
import io.mlops4j.audit.ModelEvent;
import io.mlops4j.common.Actor;
import io.mlops4j.common.Digest;
import io.mlops4j.core.rule.TransitionTable;
import io.mlops4j.core.state.ModelState;
import io.mlops4j.core.state.PolicyInForce;
import io.mlops4j.core.state.Subject;
import io.mlops4j.governance.Act;
import io.mlops4j.governance.GovernanceCommand;
import io.mlops4j.governance.PromotionRequest;
import io.mlops4j.governance.RequestCommand;
import io.mlops4j.governance.Review;
import io.mlops4j.governance.Vote;
import io.mlops4j.governance.gate.GateAnswer;
import io.mlops4j.governance.gate.GateVerdict;
import io.mlops4j.registry.ModelVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What must hold on every edge, told from the log alone where the rules look at the folded state, so that a mistake of the
 * fold is one here too.
 *
 * @param before the state before
 * @param log every entry that led to it, in order
 * @param actor who gives the command
 * @param now when
 * @param command the command
 * @param step what became of it
 */
record Invariants(
        ModelState before, List<AuditEntry> log, Actor actor, Instant now, GovernanceCommand command, Walk.Step step) {
    /** A vote as the log has it. */
    private record Cast(Actor actor, Vote.Choice choice, Digest subject, Instant at) {}

    void check() {
        checkRetired();
        if (step.decision() instanceof Decision.Denied denied) {
            // most edges come here, so without the price of an assertion that describes itself
            if (denied.denials().isEmpty() || !sameButForItsRevision(step.after(), before)) {
                throw new AssertionError("refused without a reason, or with a consequence: " + command);
            }
            return;
        }
        List<ModelEvent> events = step.entry().events();
        if (events.isEmpty()) {
            assertThat(step.after()).isSameAs(before);
            return;
        }
        assertThat(events).hasSize(1);
        checkPointer(events.get(0));
        checkStatuses();
    }

    static boolean sameButForItsRevision(ModelState one, ModelState other) {
        return one.model().equals(other.model())
                && one.versions().equals(other.versions())
                && one.environments().equals(other.environments())
                && one.requests().equals(other.requests())
                && one.reviews().equals(other.reviews())
                && one.tier() == other.tier()
                && one.evidence().equals(other.evidence());
    }

    private static @Nullable Integer current(ModelState state) {
        return state.environment(Walk.PRODUCTION).current();
    }

    private void checkRetired() {
        for (ModelVersion version : before.versions()) {
            int number = version.id().number();
            if (version.isRetired()) {
                assertThat(step.after().version(number).orElseThrow().isRetired())
                        .isTrue();
            }
            if (version.isRetired() || version.isDeleted()) {
                assertThat(Objects.equals(current(step.after()), number))
                        .as("retired or deleted, and current")
                        .isFalse();
            }
        }
    }

    private void checkPointer(ModelEvent event) {
        Integer from = current(before);
        Integer to = current(step.after());
        if (event instanceof GovernanceEvent.Promoted promoted) {
            assertThat(promoted.before()).isEqualTo(from);
            assertThat(promoted.after()).isEqualTo(to).isNotEqualTo(from);
            checkPromotion(promoted);
        } else if (event instanceof GovernanceEvent.RolledBack rolledBack) {
            assertThat(rolledBack.before()).isEqualTo(from);
            assertThat(rolledBack.after()).isEqualTo(to).isNotEqualTo(from);
            assertThat(leftAsGood(rolledBack.after()))
                    .as("rolled back to what was left as good")
                    .isTrue();
            checkRole(Act.ROLL_BACK);
        } else if (event instanceof GovernanceEvent.Stopped stopped) {
            assertThat(stopped.before()).isEqualTo(from);
            assertThat(to).isNull();
            checkRole(Act.STOP);
        } else if (event instanceof GovernanceEvent.Overridden overridden) {
            assertThat(overridden.before()).isEqualTo(from);
            assertThat(overridden.after()).isEqualTo(to).isNotEqualTo(from);
            assertThat(overridden.reason()).isNotBlank();
            assertThat(actor.kind()).isEqualTo(Actor.Kind.PERSON);
            assertThat(step.after().reviews()).hasSize(before.reviews().size() + 1);
            checkRole(Act.OVERRIDE);
        } else {
            assertThat(to).as("only a move moves the pointer").isEqualTo(from);
        }
        if (event instanceof GovernanceEvent.ReviewClosed closed) {
            Review review = before.review(closed.review()).orElseThrow();
            assertThat(review.isOpen()).isTrue();
            assertThat(review.overriddenBy()).doesNotContainAnyElementsOf(actor.identities());
            assertThat(before.version(review.version().number()).orElseThrow().contributors())
                    .doesNotContainAnyElementsOf(actor.identities());
            checkRole(Act.REVIEW);
        }
    }

    private void checkRole(Act act) {
        assertThat(actor.roles()).contains(policy().policy().role(act).orElseThrow());
    }

    private PolicyInForce policy() {
        return Objects.requireNonNull(before.policy(Walk.PRODUCTION));
    }

    /** The latest of the stays of a version ended by a promotion or an override, not by a rollback or a stop. */
    private boolean leftAsGood(int version) {
        boolean good = false;
        for (AuditEntry entry : log) {
            ModelEvent event = entry.events().get(0);
            if ((event instanceof GovernanceEvent.Promoted e && Objects.equals(e.before(), version))
                    || (event instanceof GovernanceEvent.Overridden o && Objects.equals(o.before(), version))) {
                good = true;
            } else if (leaves(event, version)) {
                good = false;
            }
        }
        return good;
    }

    private void checkPromotion(GovernanceEvent.Promoted promoted) {
        PromotionRequest request = before.request(promoted.request()).orElseThrow();
        ModelVersion version = before.version(promoted.after()).orElseThrow();
        Digest subject = Subject.of(before, version, Walk.PRODUCTION, policy());
        checkRole(Act.PROMOTE);
        assertThat(request.at(now).status()).isEqualTo(PromotionRequest.Status.OPEN);
        assertThat(now).isBefore(request.expiresAt());
        assertThat(before.reviews()).noneMatch(Review::isOpen);
        List<Cast> votes = standing(promoted.request(), promoted.after());
        assertThat(votes).noneMatch(vote -> vote.choice() == Vote.Choice.REJECT);
        Set<String> counted = new HashSet<>();
        Set<String> people = new HashSet<>();
        for (Cast vote : votes) {
            if (vote.subject().equals(subject)
                    && now.isBefore(vote.at().plus(policy().policy().voteExpiry()))) {
                assertThat(vote.actor().kind()).isEqualTo(Actor.Kind.PERSON);
                Set<String> identities = vote.actor().identities();
                assertThat(Collections.disjoint(identities, requesters(promoted.request())))
                        .isTrue();
                assertThat(Collections.disjoint(identities, version.contributors()))
                        .isTrue();
                assertThat(Collections.disjoint(identities, people)).isTrue();
                assertThat(vote.actor().roles())
                        .contains(policy().policy().role(Act.APPROVE).orElseThrow());
                people.addAll(vote.actor().identities());
                counted.add(vote.actor().id());
            }
        }
        assertThat(counted).hasSizeGreaterThanOrEqualTo(policy().policy().quorum());
        assertThat(promoted.approvers()).containsExactlyInAnyOrderElementsOf(counted);
        assertThat(log)
                .as("an approval is used once")
                .noneMatch(entry -> entry.events().get(0) instanceof GovernanceEvent.Promoted earlier
                        && earlier.request() == promoted.request());
        checkGates(promoted, subject);
    }

    private void checkGates(GovernanceEvent.Promoted promoted, Digest subject) {
        assertThat(promoted.verdicts()).hasSameSizeAs(policy().policy().gates());
        assertThat(before.evidence(promoted.after()).keySet())
                .containsAll(policy().policy().requiredEvidence());
        for (GateVerdict verdict : promoted.verdicts()) {
            boolean waived = log.stream()
                    .anyMatch(entry -> entry.events().get(0) instanceof GovernanceEvent.GateWaived waiver
                            && waiver.request() == promoted.request()
                            && waiver.verdict().gate().equals(verdict.gate())
                            && waiver.subject().equals(subject)
                            && entry.actor().kind() == Actor.Kind.PERSON
                            && now.isBefore(entry.at().plus(policy().policy().voteExpiry())));
            GateAnswer.Outcome outcome = verdict.answer().outcome();
            assertThat(outcome == GateAnswer.Outcome.PASS || (outcome == GateAnswer.Outcome.INCONCLUSIVE && waived))
                    .as("gate %s", verdict)
                    .isTrue();
        }
    }

    private Set<String> requesters(int request) {
        int asked = 0;
        for (AuditEntry entry : log) {
            if (entry.events().get(0) instanceof GovernanceEvent.PromotionRequested && ++asked == request) {
                return entry.actor().identities();
            }
        }
        throw new AssertionError("request " + request + " was never made");
    }

    private List<Cast> standing(int request, int version) {
        List<Cast> votes = new ArrayList<>();
        for (AuditEntry entry : log) {
            if (entry.events().get(0) instanceof GovernanceEvent.Voted voted && voted.request() == request) {
                Set<String> people = entry.actor().identities();
                votes.removeIf(
                        earlier -> earlier.actor().id().equals(entry.actor().id())
                                || (earlier.choice() == Vote.Choice.APPROVE
                                        && earlier.actor().identities().stream().anyMatch(people::contains)));
                votes.add(new Cast(entry.actor(), voted.choice(), voted.subject(), entry.at()));
            } else if (leaves(entry.events().get(0), version)) {
                votes.removeIf(earlier -> earlier.choice() == Vote.Choice.APPROVE);
            }
        }
        return votes;
    }

    private static boolean leaves(ModelEvent event, int version) {
        return (event instanceof GovernanceEvent.RolledBack e && Objects.equals(e.before(), version))
                || (event instanceof GovernanceEvent.Stopped s && s.before() == version);
    }

    private void checkStatuses() {
        for (PromotionRequest request : before.requests()) {
            PromotionRequest.Status from = request.at(now).status();
            PromotionRequest.Status to = step.after()
                    .request(request.id().number())
                    .orElseThrow()
                    .at(now)
                    .status();
            Optional<TransitionTable.Step> allowed = TransitionTable.STEPS.stream()
                    .filter(step -> step.from() == from
                            && step.to() == to
                            && step.command().isInstance(command))
                    .findAny();
            PromotionRequest after = step.after().request(request.id().number()).orElseThrow();
            assertThat(command instanceof RequestCommand
                            || after.equals(request)
                            || (leaves(
                                            step.entry().events().get(0),
                                            request.version().number())
                                    && after.equals(request.with(rejections(request), List.of(), request.status()))))
                    .as("%s changes request %s", command, request)
                    .isTrue();
            assertThat(from == to || allowed.isPresent())
                    .as("%s from %s to %s", command, from, to)
                    .isTrue();
        }
    }

    private static List<Vote> rejections(PromotionRequest request) {
        return request.votes().stream()
                .filter(vote -> vote.choice() == Vote.Choice.REJECT)
                .toList();
    }
}
