// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.governance;

import io.mlops4j.audit.AuditEntry;
import io.mlops4j.common.Actor;
import io.mlops4j.common.ModelName;
import io.mlops4j.common.RequestId;
import io.mlops4j.core.decision.Decision;
import io.mlops4j.core.decision.GovernanceDecider;
import io.mlops4j.core.log.ModelChange;
import io.mlops4j.core.log.ModelLogs;
import io.mlops4j.core.registry.VersionFiles;
import io.mlops4j.core.remark.NamedRemarks;
import io.mlops4j.core.remark.Remarks;
import io.mlops4j.core.remark.RevealedView;
import io.mlops4j.core.rule.Case;
import io.mlops4j.core.rule.Context;
import io.mlops4j.core.rule.Host;
import io.mlops4j.core.state.ModelState;
import io.mlops4j.error.ConflictException;
import io.mlops4j.error.NotFoundException;
import io.mlops4j.governance.Act;
import io.mlops4j.governance.Denial;
import io.mlops4j.governance.EnvironmentCommand;
import io.mlops4j.governance.GovernanceCommand;
import io.mlops4j.governance.PromotionRequest;
import io.mlops4j.governance.RequestCommand;
import io.mlops4j.governance.TransitionDeniedException;
import io.mlops4j.governance.Vote;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gives commands for one actor: asks the host for what the rules will want to know, decides and commits, and tells a command that was
 * given before. Thread-safe.
 */
final class GovernedCommands {
    private final ModelLogs logs;
    private final VersionFiles files;
    private final Remarks remarks;
    private final RevealedView view;
    private final HostServices services;
    private final Actor actor;
    private final @Nullable String commandId;

    GovernedCommands(
            ModelLogs logs,
            VersionFiles files,
            Remarks remarks,
            HostServices services,
            Actor actor,
            @Nullable String commandId) {
        this.logs = logs;
        this.files = files;
        this.remarks = remarks;
        this.view = new RevealedView(remarks::reveal);
        this.services = services;
        this.actor = actor;
        this.commandId = commandId;
    }

    /** The same with an id for each command that is given. */
    GovernedCommands withId(String id) {
        return new GovernedCommands(logs, files, remarks, services, actor, id);
    }

    /**
     * Gives a command.
     *
     * @param command the command
     * @return what it led to, now or when it was first given under its id
     * @throws TransitionDeniedException if the rules refuse
     * @throws io.mlops4j.error.AlreadyExistsException if another command was given under the id
     */
    ModelChange give(GovernanceCommand command) {
        Host host = host(command.model());
        lookAhead(command, host);
        try {
            ModelChange change = logs.change(command.model(), actor, commandId, decider(command, host));
            AuditEntry repeated = change.repeated();
            return repeated == null ? change : Repetition.of(change, repeated, actor, command, remarks);
        } catch (TransitionDeniedException e) {
            throw ModelLogs.denied(command, view.denials(e.denials()));
        }
    }

    /**
     * Reads the files that the decision is about, and asks for the roles of those who voted, before it is this command's turn, since
     * it may take minutes: others decide meanwhile, and a stop waits for no file.
     */
    private void lookAhead(GovernanceCommand command, Host host) {
        if (command instanceof RequestCommand.Promote
                || command instanceof EnvironmentCommand.RollBack
                || command instanceof EnvironmentCommand.OverridePolicy) {
            ModelState state = logs.read(command.model()).state();
            boolean repeated =
                    commandId != null && state.commands().find(commandId).isPresent();
            if (!repeated) {
                Case.moving(state, command)
                        .filter(version -> !version.isDeleted())
                        .ifPresent(host::damage);
                if (command instanceof RequestCommand.Promote promotion) {
                    state.request(promotion.request().number()).ifPresent(request -> askForRoles(request, host));
                }
            }
        }
    }

    private static void askForRoles(PromotionRequest request, Host host) {
        request.votes().forEach(vote -> host.rolesToday(vote.actor(), Act.APPROVE));
        request.waivers().forEach(waiver -> host.rolesToday(waiver.actor(), Act.WAIVE));
    }

    private ModelLogs.Decider decider(GovernanceCommand command, Host host) {
        return new ModelLogs.Decider() {
            // sealed once, so that a lost race leaves no content that no entry names
            private final Remarks.Sealed fresh = remarks.seal(command, List.of());
            private Remarks.Sealed sealed = fresh;

            @Override
            public Decision decide(ModelState state, Instant now) {
                // the same words may have come to stand since the last attempt
                Remarks.Sealed repeated = remarks.seal(command, standing(state, command));
                sealed = repeated.remarks().isEmpty() ? repeated : fresh;
                return GovernedCommands.this.decide(state, now, host, sealed.command());
            }

            @Override
            public void prepare() {
                remarks.keep(sealed);
            }
        };
    }

    /** What stands in the log for the actor's own comments on a request: the same words of two people are two remarks. */
    private List<String> standing(ModelState state, GovernanceCommand command) {
        RequestId request = command instanceof RequestCommand.Approve c
                ? c.request()
                : command instanceof RequestCommand.Reject c ? c.request() : null;
        return request == null
                ? List.of()
                : state.request(request.number()).stream()
                        .flatMap(found -> found.votes().stream())
                        .filter(vote -> vote.actor().equals(actor))
                        .map(Vote::comment)
                        .toList();
    }

    private Decision decide(ModelState state, Instant now, Host host, GovernanceCommand command) {
        if (!state.exists()) {
            // there is no log to record a refusal in
            throw new NotFoundException(
                    "Cannot " + command.words() + ": model '" + command.model() + "' does not exist");
        }
        Context context = new Context(actor, now, host);
        return commandId == null
                ? GovernanceDecider.decide(state, context, command)
                : GovernanceDecider.decide(state, context, commandId, command);
    }

    /**
     * Decides a command, and does nothing.
     *
     * @param command the command
     * @return why it would be refused, or nothing if it would not
     */
    List<Denial> check(GovernanceCommand command) {
        // also under an id that was used: asked is what would be decided now, not what was
        Context context = new Context(actor, logs.now(), host(command.model()));
        Decision decision = GovernanceDecider.decide(logs.existing(command.model()), context, command);
        return decision instanceof Decision.Denied denied ? view.denials(denied.denials()) : List.of();
    }

    private Host host(ModelName model) {
        return new LiveHost(services, files, entry -> !remarks(model, entry).equals(NamedRemarks.NONE));
    }

    /**
     * Reads what an entry holds of people's words.
     *
     * @param model the model
     * @param entry the revision of the entry
     * @return the remarks
     * @throws ConflictException if the entry is on its way into the store
     */
    NamedRemarks remarks(ModelName model, long entry) {
        return logs.entriesAfter(model, entry - 1).stream()
                .findFirst()
                .map(stored -> NamedRemarks.of(model, stored))
                // decided on already, by another thread, but not committed yet
                .orElseThrow(() -> new ConflictException("Cannot read entry " + entry + " of model '" + model
                        + "': it is being written; to give the command again is safe"));
    }
}
