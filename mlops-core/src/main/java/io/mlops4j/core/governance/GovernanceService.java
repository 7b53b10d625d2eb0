// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.governance;

import io.mlops4j.common.Actor;
import io.mlops4j.common.Digest;
import io.mlops4j.common.Environment;
import io.mlops4j.common.ModelName;
import io.mlops4j.common.ModelVersionId;
import io.mlops4j.common.Names;
import io.mlops4j.common.RequestId;
import io.mlops4j.core.checkpoint.CheckpointAuthor;
import io.mlops4j.core.log.ModelChange;
import io.mlops4j.core.log.ModelLogs;
import io.mlops4j.core.log.Moves;
import io.mlops4j.core.registry.VersionFiles;
import io.mlops4j.core.remark.Remarks;
import io.mlops4j.core.remark.RevealedView;
import io.mlops4j.core.state.ModelState;
import io.mlops4j.core.state.PolicyInForce;
import io.mlops4j.core.state.Subject;
import io.mlops4j.error.NotFoundException;
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
import io.mlops4j.governance.VersionCommand;
import io.mlops4j.governance.evidence.AttachedEvidence;
import io.mlops4j.governance.evidence.Evidence;
import io.mlops4j.registry.ModelVersion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Governance over models' logs, acting for one actor. */
public final class GovernanceService implements Governance {
    private final ModelLogs logs;
    private final Remarks remarks;
    private final RevealedView view;
    private final CheckpointAuthor author;
    private final GovernedCommands commands;

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
        this(logs, remarks, services.author(), new GovernedCommands(logs, files, remarks, services, actor, null));
    }

    private GovernanceService(ModelLogs logs, Remarks remarks, CheckpointAuthor author, GovernedCommands commands) {
        this.logs = logs;
        this.remarks = remarks;
        this.view = new RevealedView(remarks::reveal);
        this.author = author;
        this.commands = commands;
    }

    @Override
    public Governance withCommandId(String id) {
        return new GovernanceService(logs, remarks, author, commands.withId(Names.name("command id", id)));
    }

    @Override
    public void definePolicy(ModelName model, Environment environment, MaterialityTier tier, ApprovalPolicy policy) {
        commands.give(new EnvironmentCommand.DefinePolicy(model, environment, tier, policy));
    }

    @Override
    public Optional<ApprovalPolicy> policy(ModelName model, Environment environment) {
        return Optional.ofNullable(logs.existing(model).policy(environment)).map(PolicyInForce::policy);
    }

    @Override
    public void classify(ModelName model, MaterialityTier tier, String reason) {
        commands.give(new ModelCommand.Classify(model, tier, reason));
    }

    @Override
    public MaterialityTier tier(ModelName model) {
        return logs.existing(model).tier();
    }

    @Override
    public AttachedEvidence attach(ModelVersionId version, Evidence evidence) {
        ModelState state =
                commands.give(new VersionCommand.Attach(version, evidence)).state();
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
        List<PromotionRequest> requests = commands.give(new EnvironmentCommand.Request(version, environment, reason))
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
                .map(inForce -> Subject.of(state, version, found.environment(), inForce));
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
        commands.give(new VersionCommand.Retire(version, reason));
    }

    @Override
    public Move overridePolicy(ModelVersionId version, Environment environment, String reason) {
        return moved(new EnvironmentCommand.OverridePolicy(version, environment, reason));
    }

    @Override
    public Review closeReview(ModelName model, int review, String findings) {
        return commands.give(new ModelCommand.CloseReview(model, review, findings))
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
        commands.give(new ModelCommand.EraseRemarks(model, entry, reason));
        // after the entry that says so, so that words are never gone without anybody having answered for it
        remarks.erase(commands.remarks(model, entry));
    }

    @Override
    public List<Denial> check(GovernanceCommand command) {
        return commands.check(command);
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

    private PromotionRequest changed(RequestId request, GovernanceCommand command) {
        return request(commands.give(command).state(), request);
    }

    private Move moved(GovernanceCommand command) {
        ModelChange change = commands.give(command);
        return Moves.of(command.model(), change.events(), change.after().receipt(author))
                .orElseThrow();
    }

    private PromotionRequest request(ModelState state, RequestId request) {
        return state.request(request.number())
                .map(found -> view.request(found.at(logs.now())))
                .orElseThrow(() -> new NotFoundException("Cannot find request '" + request + "': it does not exist"));
    }
}
