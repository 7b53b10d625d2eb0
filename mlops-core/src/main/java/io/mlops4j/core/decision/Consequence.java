// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.decision;

import io.mlops4j.audit.GovernanceEvent;
import io.mlops4j.audit.ModelEvent;
import io.mlops4j.audit.RegistryEvent;
import io.mlops4j.common.Digest;
import io.mlops4j.core.codec.EvidenceCodec;
import io.mlops4j.core.rule.Approvals;
import io.mlops4j.core.rule.Case;
import io.mlops4j.core.state.ModelState;
import io.mlops4j.core.state.PolicyInForce;
import io.mlops4j.governance.EnvironmentCommand;
import io.mlops4j.governance.ModelCommand;
import io.mlops4j.governance.PromotionRequest;
import io.mlops4j.governance.RequestCommand;
import io.mlops4j.governance.VersionCommand;
import io.mlops4j.governance.Vote;
import io.mlops4j.governance.evidence.AttachedEvidence;
import io.mlops4j.governance.gate.GateVerdict;
import io.mlops4j.registry.ModelVersion;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What happens once the rules let a command pass: one event, or nothing if everything is as asked already. */
final class Consequence {
    private final Case facts;
    private final ModelState state;

    private Consequence(Case facts) {
        this.facts = facts;
        this.state = facts.state();
    }

    static @Nullable ModelEvent of(Case facts) {
        return new Consequence(facts).event();
    }

    private @Nullable ModelEvent event() {
        if (facts.command() instanceof EnvironmentCommand.DefinePolicy c) {
            PolicyInForce present = facts.pointer().policies().get(c.tier());
            return present != null && present.policy().equals(c.policy())
                    ? null
                    : new GovernanceEvent.PolicyDefined(c.environment(), c.tier(), c.policy());
        }
        if (facts.command() instanceof ModelCommand.Classify c) {
            return c.tier() == state.classified() ? null : new GovernanceEvent.Classified(c.tier(), c.reason());
        }
        if (facts.command() instanceof VersionCommand.Attach c) {
            return attached(c);
        }
        if (facts.command() instanceof VersionCommand.Retire c) {
            return version(facts).isRetired()
                    ? null
                    : new GovernanceEvent.VersionRetired(c.version().number(), c.reason());
        }
        if (facts.command() instanceof VersionCommand.DeleteVersion c) {
            return version(facts).isDeleted()
                    ? null
                    : new RegistryEvent.VersionDeleted(c.version().number(), c.reason());
        }
        if (facts.command() instanceof ModelCommand.CloseReview c) {
            return new GovernanceEvent.ReviewClosed(c.review(), c.findings());
        }
        if (facts.command() instanceof ModelCommand.EraseRemarks c) {
            return new GovernanceEvent.RemarksErased(c.entry(), c.reason());
        }
        if (facts.command() instanceof VersionCommand.PointAlias) {
            // the registry points aliases; here one only asks whether it may
            return null;
        }
        ModelEvent move = move();
        return move == null ? request() : move;
    }

    private @Nullable ModelEvent move() {
        Integer before = facts.pointer().current();
        if (facts.command() instanceof RequestCommand.Promote) {
            PromotionRequest request = present(facts.request());
            return new GovernanceEvent.Promoted(
                    request.environment(),
                    request.id().number(),
                    before,
                    request.version().number(),
                    Approvals.of(facts).counting(),
                    facts.verdicts());
        }
        if (facts.command() instanceof EnvironmentCommand.RollBack c) {
            return new GovernanceEvent.RolledBack(
                    c.environment(), before, version(facts).id().number(), c.reason());
        }
        if (facts.command() instanceof EnvironmentCommand.Stop c) {
            return new GovernanceEvent.Stopped(c.environment(), present(before), c.reason());
        }
        if (facts.command() instanceof EnvironmentCommand.OverridePolicy c) {
            return new GovernanceEvent.Overridden(
                    c.environment(), before, c.version().number(), state.nextReview(), c.reason());
        }
        return null;
    }

    private @Nullable ModelEvent request() {
        if (facts.command() instanceof EnvironmentCommand.Request c) {
            return new GovernanceEvent.PromotionRequested(
                    state.nextRequest().number(),
                    c.version().number(),
                    c.environment(),
                    present(facts.subject()),
                    facts.now().plus(present(facts.policy()).requestExpiry()),
                    c.reason());
        }
        if (facts.command() instanceof RequestCommand.Approve c) {
            return vote(Vote.Choice.APPROVE, c.comment());
        }
        if (facts.command() instanceof RequestCommand.Reject c) {
            return vote(Vote.Choice.REJECT, c.reason());
        }
        if (facts.command() instanceof RequestCommand.Withdraw c) {
            return new GovernanceEvent.RequestWithdrawn(c.request().number(), c.reason());
        }
        if (facts.command() instanceof RequestCommand.Waive c) {
            GateVerdict verdict = facts.verdicts().stream()
                    .filter(found -> found.gate().equals(c.gate()))
                    .findFirst()
                    .orElseThrow();
            return new GovernanceEvent.GateWaived(c.request().number(), verdict, present(facts.subject()), c.reason());
        }
        throw new IllegalStateException("No event for command " + facts.command());
    }

    private @Nullable ModelEvent attached(VersionCommand.Attach command) {
        int version = command.version().number();
        Digest digest = EvidenceCodec.digest(command.evidence());
        AttachedEvidence present =
                state.evidence(version).get(command.evidence().key());
        return present != null && present.digest().equals(digest)
                ? null
                : new GovernanceEvent.EvidenceAttached(version, digest, command.evidence());
    }

    /** A vote that is given again as it stands changes nothing, unless its time is the point of giving it again. */
    private @Nullable ModelEvent vote(Vote.Choice choice, String words) {
        PromotionRequest request = present(facts.request());
        Digest subject = present(facts.subject());
        boolean same = request.votes().stream()
                .anyMatch(vote -> vote.actor().equals(facts.actor())
                        && vote.choice() == choice
                        && vote.subject().equals(subject)
                        && vote.comment().equals(words)
                        && facts.now()
                                .isBefore(vote.at().plus(present(facts.policy()).voteExpiry())));
        return same ? null : new GovernanceEvent.Voted(request.id().number(), choice, subject, words);
    }

    private static ModelVersion version(Case facts) {
        return present(facts.version());
    }

    private static <T> T present(@Nullable T value) {
        return Objects.requireNonNull(value, "the rules let a case pass that lacks something");
    }
}
