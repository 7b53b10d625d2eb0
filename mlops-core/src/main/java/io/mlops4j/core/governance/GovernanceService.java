// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.governance;

import io.mlops4j.audit.AuditEntry;
import io.mlops4j.audit.GovernanceEvent;
import io.mlops4j.audit.ModelEvent;
import io.mlops4j.common.Actor;
import io.mlops4j.common.Digest;
import io.mlops4j.common.Environment;
import io.mlops4j.common.ModelName;
import io.mlops4j.common.ModelVersionId;
import io.mlops4j.common.Names;
import io.mlops4j.common.RequestId;
import io.mlops4j.core.decision.Decision;
import io.mlops4j.core.decision.GovernanceDecider;
import io.mlops4j.core.decision.RecalledCommand;
import io.mlops4j.core.log.ModelChange;
import io.mlops4j.core.log.ModelLogs;
import io.mlops4j.core.log.Moves;
import io.mlops4j.core.registry.VersionFiles;
import io.mlops4j.core.remark.NamedRemarks;
import io.mlops4j.core.remark.RemarkedCommand;
import io.mlops4j.core.remark.Remarks;
import io.mlops4j.core.remark.RevealedView;
import io.mlops4j.core.rule.Case;
import io.mlops4j.core.rule.Context;
import io.mlops4j.core.rule.Host;
import io.mlops4j.core.state.ModelState;
import io.mlops4j.core.state.PolicyInForce;
import io.mlops4j.core.state.Subject;
import io.mlops4j.error.AlreadyExistsException;
import io.mlops4j.error.ConflictException;
import io.mlops4j.error.NotFoundException;
import io.mlops4j.governance.Act;
import io.mlops4j.governance.ApprovalPolicy;
import io.mlops4j.governance.Denial;
import io.mlops4j.governance.EnvironmentCommand;
import io.mlops4j.governance.Governance;
import io.mlops4j.governance.GovernanceCommand;
import io.mlops4j.governance.MaterialityTier;
import io.mlops4j.governance.ModelCommand;
import io.mlops4j.governance.Move;
import io.mlops4j.governance.PromotionRequest;
import io.mlops4j.governance.RequestCommand;
import io.mlops4j.governance.Review;
import io.mlops4j.governance.TransitionDeniedException;
import io.mlops4j.governance.VersionCommand;
import io.mlops4j.governance.Vote;
import io.mlops4j.governance.evidence.AttachedEvidence;
import io.mlops4j.governance.evidence.Evidence;
import io.mlops4j.registry.ModelVersion;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Governance over models' logs, acting for one actor. */
public final class GovernanceService implements Governance {
    private final ModelLogs logs;
    private final VersionFiles files;
    private final Remarks remarks;
    private final RevealedView view;
    private final HostServices services;
    private final Actor actor;
    private final @Nullable String commandId;

    /**
     * Opens governance.
     *
     * @param logs the models' logs
     * @param files the files of versions
     * @param remarks what people say
     * @param services what the host brings
     * @param actor who acts
     */
    public GovernanceService(ModelLogs logs, VersionFiles files, Remarks remarks, HostServices services, Actor actor) {
        this(logs, files, remarks, services, actor, null);
    }

    private GovernanceService(
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

    @Override
    public Governance withCommandId(String id) {
        return new GovernanceService(logs, files, remarks, services, actor, Names.name("command id", id));
    }

    @Override
    public void definePolicy(ModelName model, Environment environment, MaterialityTier tier, ApprovalPolicy policy) {
        submit(new EnvironmentCommand.DefinePolicy(model, environment, tier, policy));
    }

    @Override
    public Optional<ApprovalPolicy> policy(ModelName model, Environment environment) {
        return Optional.ofNullable(logs.existing(model).policy(environment)).map(PolicyInForce::policy);
    }

    @Override
    public void classify(ModelName model, MaterialityTier tier, String reason) {
        submit(new ModelCommand.Classify(model, tier, reason));
    }

    @Override
    public MaterialityTier tier(ModelName model) {
        return logs.existing(model).tier();
    }

    @Override
    public AttachedEvidence attach(ModelVersionId version, Evidence evidence) {
        ModelState state = submit(new VersionCommand.Attach(version, evidence)).state();
        return Optional.ofNullable(state.evidence(version.number()).get(evidence.key()))
                .orElseThrow();
    }

    @Override
    public List<AttachedEvidence> evidence(ModelVersionId version) {
        ModelState state = logs.existing(version.model());
        if (state.version(version.number()).isEmpty()) {
            throw new NotFoundException("Cannot find version '" + version + "': it does not exist");
        }
        return List.copyOf(state.evidence(version.number()).values());
    }

    @Override
    public PromotionRequest request(ModelVersionId version, Environment environment, String reason) {
        List<PromotionRequest> requests = submit(new EnvironmentCommand.Request(version, environment, reason))
                .state()
                .requests();
        return view.request(requests.get(requests.size() - 1));
    }

    @Override
    public PromotionRequest approve(RequestId request, String comment) {
        return changed(request, new RequestCommand.Approve(request, comment));
    }

    @Override
    public PromotionRequest approve(RequestId request, String comment, Digest subject) {
        return changed(request, new RequestCommand.Approve(request, comment, subject));
    }

    @Override
    public Optional<Digest> subject(RequestId request) {
        ModelState state = logs.existing(request.model());
        PromotionRequest found = request(state, request);
        ModelVersion version = state.version(found.version().number()).orElseThrow();
        return Optional.ofNullable(state.policy(found.environment()))
                .map(inForce -> Subject.of(state, version, version.id(), found.environment(), inForce));
    }

    @Override
    public PromotionRequest reject(RequestId request, String reason) {
        return changed(request, new RequestCommand.Reject(request, reason));
    }

    @Override
    public PromotionRequest withdraw(RequestId request, String reason) {
        return changed(request, new RequestCommand.Withdraw(request, reason));
    }

    @Override
    public PromotionRequest waive(RequestId request, String gate, String reason) {
        return changed(request, new RequestCommand.Waive(request, gate, reason));
    }

    @Override
    public PromotionRequest waive(RequestId request, String gate, String reason, Digest subject) {
        return changed(request, new RequestCommand.Waive(request, gate, reason, subject));
    }

    @Override
    public Move promote(RequestId request) {
        return moved(new RequestCommand.Promote(request));
    }

    @Override
    public Move rollBack(ModelName model, Environment environment, String reason) {
        return moved(new EnvironmentCommand.RollBack(model, environment, reason));
    }

    @Override
    public Move stop(ModelName model, Environment environment, String reason) {
        return moved(new EnvironmentCommand.Stop(model, environment, reason));
    }

    @Override
    public void retire(ModelVersionId version, String reason) {
        submit(new VersionCommand.Retire(version, reason));
    }

    @Override
    public Move overridePolicy(ModelVersionId version, Environment environment, String reason) {
        return moved(new EnvironmentCommand.OverridePolicy(version, environment, reason));
    }

    @Override
    public Review closeReview(ModelName model, int review, String findings) {
        return submit(new ModelCommand.CloseReview(model, review, findings))
                .state()
                .review(review)
                .map(view::review)
                .orElseThrow();
    }

    @Override
    public List<Review> reviews(ModelName model) {
        return logs.existing(model).reviews().stream().map(view::review).toList();
    }

    @Override
    public void eraseRemarks(ModelName model, long entry, String reason) {
        submit(new ModelCommand.EraseRemarks(model, entry, reason));
        // after the entry that says so, so that words are never gone without anybody having answered for it
        remarks.erase(named(model, entry));
    }

    @Override
    public List<Denial> check(GovernanceCommand command) {
        // also under an id that was used: asked is what would be decided now, not what was
        Context context = new Context(actor, logs.now(), host(command.model()));
        Decision decision = GovernanceDecider.decide(logs.existing(command.model()), context, command);
        return decision instanceof Decision.Denied denied ? view.denials(denied.denials()) : List.of();
    }

    @Override
    public Optional<ModelVersionId> current(ModelName model, Environment environment) {
        return Optional.ofNullable(logs.existing(model).environment(environment).current())
                .map(number -> new ModelVersionId(model, number));
    }

    @Override
    public PromotionRequest request(RequestId request) {
        return request(logs.existing(request.model()), request);
    }

    @Override
    public List<PromotionRequest> requests(ModelName model) {
        Instant now = logs.now();
        return logs.existing(model).requests().stream()
                .map(request -> view.request(request.at(now)))
                .toList();
    }

    private ModelChange submit(GovernanceCommand command) {
        Host host = host(command.model());
        lookAhead(command, host);
        try {
            ModelChange change = logs.change(command.model(), actor, commandId, decider(command, host));
            AuditEntry repeated = change.repeated();
            return repeated == null ? change : repeated(change, repeated, command);
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
                return GovernanceService.this.decide(state, now, host, sealed.command());
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

    /** The outcome of the first time, if it was the same command of the same actor. */
    private ModelChange repeated(ModelChange change, AuditEntry first, GovernanceCommand command) {
        ModelEvent last = first.events().get(first.events().size() - 1);
        boolean same = isSame(first.actor(), actor)
                && RecalledCommand.governs(last)
                && isSame(RecalledCommand.governance(command.model(), last), unbound(command, last));
        if (!same) {
            throw new AlreadyExistsException("Cannot " + command.words() + ": another command has the id '"
                    + first.commandId() + "', entry " + first.revision());
        }
        if (last instanceof GovernanceEvent.Denied denied) {
            throw ModelLogs.denied(denied.command(), denied.denials());
        }
        return change;
    }

    /** Who acts for whom; roles come and go. */
    private static boolean isSame(Actor first, Actor again) {
        return first.id().equals(again.id())
                && first.kind() == again.kind()
                && Objects.equals(first.principal(), again.principal());
    }

    /** A vote stands for the subject that it was given for, whether the voter had named it or not. */
    private static GovernanceCommand unbound(GovernanceCommand command, ModelEvent first) {
        if (command instanceof RequestCommand.Approve c
                && first instanceof GovernanceEvent.Voted e
                && e.subject().equals(c.subject())) {
            return new RequestCommand.Approve(c.request(), c.comment());
        }
        return command instanceof RequestCommand.Waive c
                        && first instanceof GovernanceEvent.GateWaived e
                        && e.subject().equals(c.subject())
                ? new RequestCommand.Waive(c.request(), c.gate(), c.reason())
                : command;
    }

    /** Words that were erased cannot be compared any more. */
    private boolean isSame(GovernanceCommand first, GovernanceCommand command) {
        GovernanceCommand revealed = RemarkedCommand.map(first, remarks::reveal);
        return revealed.equals(command)
                || revealed.equals(RemarkedCommand.map(command, words -> words.isEmpty() ? words : Remarks.ERASED));
    }

    private PromotionRequest changed(RequestId request, GovernanceCommand command) {
        return request(submit(command).state(), request);
    }

    private Move moved(GovernanceCommand command) {
        ModelChange change = submit(command);
        return Moves.of(command.model(), change.events(), change.after().receipt(services.author()))
                .orElseThrow();
    }

    private Host host(ModelName model) {
        return new LiveHost(services, files, entry -> !named(model, entry).equals(NamedRemarks.NONE));
    }

    private NamedRemarks named(ModelName model, long entry) {
        return logs.entriesAfter(model, entry - 1).stream()
                .findFirst()
                .map(stored -> NamedRemarks.of(model, stored))
                // decided on already, by another thread, but not committed yet
                .orElseThrow(() -> new ConflictException("Cannot read entry " + entry + " of model '" + model
                        + "': it is being written; to give the command again is safe"));
    }

    private PromotionRequest request(ModelState state, RequestId request) {
        return state.request(request.number())
                .map(found -> view.request(found.at(logs.now())))
                .orElseThrow(() -> new NotFoundException("Cannot find request '" + request + "': it does not exist"));
    }
}
