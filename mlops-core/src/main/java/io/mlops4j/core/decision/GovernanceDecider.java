// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.decision;

import io.mlops4j.audit.GovernanceEvent;
import io.mlops4j.audit.ModelEvent;
import io.mlops4j.common.Actor;
import io.mlops4j.common.Digest;
import io.mlops4j.common.Environment;
import io.mlops4j.core.rule.Case;
import io.mlops4j.core.rule.RuleCatalogue;
import io.mlops4j.core.state.ModelState;
import io.mlops4j.core.state.Subject;
import io.mlops4j.governance.Denial;
import io.mlops4j.governance.GovernanceCommand;
import io.mlops4j.governance.PromotionRequest;
import io.mlops4j.governance.Vote;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Decides the commands of governance: the rules say whether, this class says what happens then. */
public final class GovernanceDecider {
    private GovernanceDecider() {}

    /**
     * Decides a command.
     *
     * @param state a model that exists
     * @param actor who gives the command
     * @param command a command about this model
     * @return what becomes of it, with every reason if it is denied
     */
    public static Decision decide(ModelState state, Actor actor, GovernanceCommand command) {
        Case facts = new Case(state, actor, command);
        List<Denial> denials = RuleCatalogue.denials(facts);
        if (!denials.isEmpty()) {
            return new Decision.Denied(words(command), denials);
        }
        ModelEvent event = event(facts, command);
        return event == null ? Decision.nothingToDo() : Decision.accept(event);
    }

    private static @Nullable ModelEvent event(Case facts, GovernanceCommand command) {
        ModelState state = facts.state();
        if (command instanceof GovernanceCommand.DefinePolicy c) {
            return c.policy().equals(facts.policy())
                    ? null
                    : new GovernanceEvent.PolicyDefined(c.environment(), c.policy());
        }
        if (command instanceof GovernanceCommand.Request c) {
            return new GovernanceEvent.PromotionRequested(
                    state.nextRequest().number(), c.version().number(), c.environment(), subject(facts), c.reason());
        }
        if (command instanceof GovernanceCommand.Approve c) {
            return vote(facts, Vote.Choice.APPROVE, c.comment());
        }
        if (command instanceof GovernanceCommand.Reject c) {
            return vote(facts, Vote.Choice.REJECT, c.reason());
        }
        if (command instanceof GovernanceCommand.Withdraw c) {
            return new GovernanceEvent.RequestWithdrawn(c.request().number(), c.reason());
        }
        if (command instanceof GovernanceCommand.Promote) {
            PromotionRequest request = present(facts.request());
            Integer before = facts.pointer().current();
            return new GovernanceEvent.Promoted(
                    request.environment(),
                    request.id().number(),
                    before,
                    request.version().number());
        }
        if (command instanceof GovernanceCommand.RollBack c) {
            int after = state.rollbackTarget(c.environment()).orElseThrow().id().number();
            return new GovernanceEvent.RolledBack(
                    c.environment(), facts.pointer().current(), after, c.reason());
        }
        if (command instanceof GovernanceCommand.Stop c) {
            return new GovernanceEvent.Stopped(
                    c.environment(), present(facts.pointer().current()), c.reason());
        }
        throw new IllegalStateException("No event for command " + command);
    }

    private static @Nullable ModelEvent vote(Case facts, Vote.Choice choice, String words) {
        PromotionRequest request = present(facts.request());
        Digest subject = subject(facts);
        boolean same = request.votes().stream()
                .anyMatch(vote -> vote.voter().equals(facts.actor().id())
                        && vote.choice() == choice
                        && vote.subject().equals(subject)
                        && vote.comment().equals(words));
        return same ? null : new GovernanceEvent.Voted(request.id().number(), choice, subject, words);
    }

    private static Digest subject(Case facts) {
        Environment environment = present(facts.environment());
        return Subject.of(
                present(facts.version()),
                environment,
                present(facts.policy()),
                facts.pointer().policySince());
    }

    private static <T> T present(@Nullable T value) {
        return Objects.requireNonNull(value, "the rules let a case pass that lacks something");
    }

    /**
     * Puts a command into words, for records and errors.
     *
     * @param command the command
     * @return such as {@code approve request 'bank#1'}
     */
    public static String words(GovernanceCommand command) {
        if (command instanceof GovernanceCommand.DefinePolicy c) {
            return "define policy of '" + c.model() + "' in '" + c.environment() + "'";
        }
        if (command instanceof GovernanceCommand.Request c) {
            return "request version '" + c.version() + "' in '" + c.environment() + "'";
        }
        if (command instanceof GovernanceCommand.Approve c) {
            return "approve request '" + c.request() + "'";
        }
        if (command instanceof GovernanceCommand.Reject c) {
            return "reject request '" + c.request() + "'";
        }
        if (command instanceof GovernanceCommand.Withdraw c) {
            return "withdraw request '" + c.request() + "'";
        }
        if (command instanceof GovernanceCommand.Promote c) {
            return "promote request '" + c.request() + "'";
        }
        if (command instanceof GovernanceCommand.RollBack c) {
            return "roll back '" + c.model() + "' in '" + c.environment() + "'";
        }
        if (command instanceof GovernanceCommand.Stop c) {
            return "stop '" + c.model() + "' in '" + c.environment() + "'";
        }
        throw new IllegalStateException("No words for command " + command);
    }
}
