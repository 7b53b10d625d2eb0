// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.decision;

import io.mlops4j.audit.GovernanceEvent;
import io.mlops4j.audit.ModelEvent;
import io.mlops4j.audit.RegistryEvent;
import io.mlops4j.common.ModelName;
import io.mlops4j.common.ModelVersionId;
import io.mlops4j.common.RequestId;
import io.mlops4j.core.decision.RegistryCommand.Expectation;
import io.mlops4j.governance.EnvironmentCommand;
import io.mlops4j.governance.GovernanceCommand;
import io.mlops4j.governance.ModelCommand;
import io.mlops4j.governance.RequestCommand;
import io.mlops4j.governance.VersionCommand;
import io.mlops4j.governance.Vote;
import java.util.Optional;

/** The command that an event stands for. */
public final class RecalledCommand {
    private RecalledCommand() {}

    /**
     * Recalls a command of the registry.
     *
     * @param event the last event of an entry
     * @return the command, or empty if it was one of governance
     */
    static Optional<RegistryCommand> registry(ModelEvent event) {
        if (event instanceof RegistryEvent.Created e) {
            return Optional.of(new RegistryCommand.Create(e.description()));
        }
        if (event instanceof RegistryEvent.Described e) {
            return Optional.of(new RegistryCommand.Describe(e.description()));
        }
        if (event instanceof RegistryEvent.Tagged e) {
            return Optional.of(new RegistryCommand.Tag(e.key(), e.value()));
        }
        if (event instanceof RegistryEvent.VersionRegistered e) {
            return Optional.of(new RegistryCommand.Register(
                    e.artifact(),
                    e.signature(),
                    e.run(),
                    e.driftReference(),
                    e.contributors(),
                    e.description(),
                    e.tags()));
        }
        if (event instanceof RegistryEvent.VersionDescribed e) {
            return Optional.of(new RegistryCommand.DescribeVersion(e.version(), e.description()));
        }
        if (event instanceof RegistryEvent.VersionTagged e) {
            return Optional.of(new RegistryCommand.TagVersion(e.version(), e.key(), e.value()));
        }
        if (event instanceof RegistryEvent.AliasSet e) {
            return Optional.of(new RegistryCommand.SetAlias(e.alias(), new Expectation.Exactly(e.before()), e.after()));
        }
        return event instanceof RegistryEvent.AliasRemoved e
                ? Optional.of(new RegistryCommand.RemoveAlias(e.alias()))
                : Optional.empty();
    }

    /**
     * Tells whether an event stands for a command of governance.
     *
     * @param event the last event of an entry
     * @return whether {@link #governance} recalls it
     */
    public static boolean governs(ModelEvent event) {
        return registry(event).isEmpty();
    }

    /**
     * Recalls a command of governance, also one that was refused.
     *
     * @param model the model
     * @param event the last event of an entry
     * @return the command
     * @throws IllegalStateException if it was one of the registry
     */
    public static GovernanceCommand governance(ModelName model, ModelEvent event) {
        if (event instanceof GovernanceEvent.Denied e) {
            return e.command();
        }
        if (event instanceof GovernanceEvent.PolicyDefined e) {
            return new EnvironmentCommand.DefinePolicy(model, e.environment(), e.tier(), e.policy());
        }
        if (event instanceof GovernanceEvent.Classified e) {
            return new ModelCommand.Classify(model, e.tier(), e.reason());
        }
        if (event instanceof GovernanceEvent.EvidenceAttached e) {
            return new VersionCommand.Attach(new ModelVersionId(model, e.version()), e.evidence());
        }
        if (event instanceof GovernanceEvent.VersionRetired e) {
            return new VersionCommand.Retire(new ModelVersionId(model, e.version()), e.reason());
        }
        if (event instanceof RegistryEvent.VersionDeleted e) {
            return new VersionCommand.DeleteVersion(new ModelVersionId(model, e.version()), e.reason());
        }
        if (event instanceof GovernanceEvent.RemarksErased e) {
            return new ModelCommand.EraseRemarks(model, e.entry(), e.reason());
        }
        if (event instanceof GovernanceEvent.ReviewClosed e) {
            return new ModelCommand.CloseReview(model, e.review(), e.findings());
        }
        return move(model, event).orElseGet(() -> request(model, event));
    }

    private static Optional<GovernanceCommand> move(ModelName model, ModelEvent event) {
        if (event instanceof GovernanceEvent.Promoted e) {
            return Optional.of(new RequestCommand.Promote(new RequestId(model, e.request())));
        }
        if (event instanceof GovernanceEvent.RolledBack e) {
            return Optional.of(new EnvironmentCommand.RollBack(model, e.environment(), e.reason()));
        }
        if (event instanceof GovernanceEvent.Stopped e) {
            return Optional.of(new EnvironmentCommand.Stop(model, e.environment(), e.reason()));
        }
        return event instanceof GovernanceEvent.Overridden e
                ? Optional.of(new EnvironmentCommand.OverridePolicy(
                        new ModelVersionId(model, e.after()), e.environment(), e.reason()))
                : Optional.empty();
    }

    private static GovernanceCommand request(ModelName model, ModelEvent event) {
        if (event instanceof GovernanceEvent.PromotionRequested e) {
            return new EnvironmentCommand.Request(new ModelVersionId(model, e.version()), e.environment(), e.reason());
        }
        if (event instanceof GovernanceEvent.Voted e) {
            RequestId request = new RequestId(model, e.request());
            return e.choice() == Vote.Choice.APPROVE
                    ? new RequestCommand.Approve(request, e.comment())
                    : new RequestCommand.Reject(request, e.comment());
        }
        if (event instanceof GovernanceEvent.RequestWithdrawn e) {
            return new RequestCommand.Withdraw(new RequestId(model, e.request()), e.reason());
        }
        if (event instanceof GovernanceEvent.GateWaived e) {
            return new RequestCommand.Waive(
                    new RequestId(model, e.request()), e.verdict().gate(), e.reason());
        }
        throw new IllegalStateException("No command for event " + event);
    }
}
