// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.decision;

import io.mlops4j.audit.AuditEntry;
import io.mlops4j.audit.GovernanceEvent;
import io.mlops4j.audit.ModelEvent;
import io.mlops4j.audit.RegistryEvent;
import io.mlops4j.common.ModelName;
import io.mlops4j.common.ModelVersionId;
import io.mlops4j.common.RequestId;
import io.mlops4j.core.decision.RegistryCommand.Expectation;
import io.mlops4j.core.state.ModelState;
import io.mlops4j.governance.GovernanceCommand;
import io.mlops4j.governance.Vote;
import java.util.List;
import java.util.Optional;

/**
 * Judges a recorded entry anew: recalls the command that its events stand for, decides it on the state before, and
 * compares. An entry that somebody wrote into the store past the rules does not follow.
 */
public final class Recall {
    private Recall() {}

    /**
     * Judges an entry.
     *
     * @param state the state before the entry
     * @param entry the entry
     * @return why it does not follow from the state under the rules, or empty if it does
     */
    public static Optional<String> objection(ModelState state, AuditEntry entry) {
        List<ModelEvent> events = entry.events();
        if (events.isEmpty()) {
            return Optional.of("it records no event");
        }
        ModelEvent last = events.get(events.size() - 1);
        if (last instanceof GovernanceEvent.Denied) {
            return events.size() == 1 ? Optional.empty() : Optional.of("a refused command changed something");
        }
        Decision decision;
        try {
            decision = last instanceof RegistryEvent change
                    ? RegistryDecider.decide(state, command(change))
                    : GovernanceDecider.decide(state, entry.actor(), command(state.name(), (GovernanceEvent) last));
        } catch (RuntimeException e) {
            // a forged entry may name anything, so whatever it trips over is an objection
            return Optional.of(String.valueOf(e.getMessage()));
        }
        if (decision instanceof Decision.Denied denied) {
            return Optional.of("the rules deny it: " + denied.denials());
        }
        return ((Decision.Accepted) decision).events().equals(events)
                ? Optional.empty()
                : Optional.of("the rules lead to other events");
    }

    private static RegistryCommand command(RegistryEvent event) {
        if (event instanceof RegistryEvent.Created e) {
            return new RegistryCommand.Create(e.description());
        }
        if (event instanceof RegistryEvent.Described e) {
            return new RegistryCommand.Describe(e.description());
        }
        if (event instanceof RegistryEvent.Tagged e) {
            return new RegistryCommand.Tag(e.key(), e.value());
        }
        if (event instanceof RegistryEvent.VersionRegistered e) {
            return new RegistryCommand.Register(
                    e.artifact(),
                    e.signature(),
                    e.run(),
                    e.driftReference(),
                    e.contributors(),
                    e.description(),
                    e.tags());
        }
        if (event instanceof RegistryEvent.VersionDescribed e) {
            return new RegistryCommand.DescribeVersion(e.version(), e.description());
        }
        if (event instanceof RegistryEvent.VersionTagged e) {
            return new RegistryCommand.TagVersion(e.version(), e.key(), e.value());
        }
        if (event instanceof RegistryEvent.VersionDeleted e) {
            return new RegistryCommand.DeleteVersion(e.version(), e.reason());
        }
        if (event instanceof RegistryEvent.AliasSet e) {
            return new RegistryCommand.SetAlias(e.alias(), new Expectation.Exactly(e.before()), e.after());
        }
        if (event instanceof RegistryEvent.AliasRemoved e) {
            return new RegistryCommand.RemoveAlias(e.alias());
        }
        throw new IllegalStateException("No command for event " + event);
    }

    private static GovernanceCommand command(ModelName model, GovernanceEvent event) {
        if (event instanceof GovernanceEvent.PolicyDefined e) {
            return new GovernanceCommand.DefinePolicy(model, e.environment(), e.policy());
        }
        if (event instanceof GovernanceEvent.PromotionRequested e) {
            return new GovernanceCommand.Request(new ModelVersionId(model, e.version()), e.environment(), e.reason());
        }
        if (event instanceof GovernanceEvent.Voted e) {
            RequestId request = new RequestId(model, e.request());
            return e.choice() == Vote.Choice.APPROVE
                    ? new GovernanceCommand.Approve(request, e.comment())
                    : new GovernanceCommand.Reject(request, e.comment());
        }
        if (event instanceof GovernanceEvent.RequestWithdrawn e) {
            return new GovernanceCommand.Withdraw(new RequestId(model, e.request()), e.reason());
        }
        if (event instanceof GovernanceEvent.Promoted e) {
            return new GovernanceCommand.Promote(new RequestId(model, e.request()));
        }
        if (event instanceof GovernanceEvent.RolledBack e) {
            return new GovernanceCommand.RollBack(model, e.environment(), e.reason());
        }
        if (event instanceof GovernanceEvent.Stopped e) {
            return new GovernanceCommand.Stop(model, e.environment(), e.reason());
        }
        throw new IllegalStateException("No command for event " + event);
    }
}
