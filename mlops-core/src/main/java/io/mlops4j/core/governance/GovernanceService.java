// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.governance;

import io.mlops4j.common.Actor;
import io.mlops4j.common.Environment;
import io.mlops4j.common.ModelName;
import io.mlops4j.common.ModelVersionId;
import io.mlops4j.common.RequestId;
import io.mlops4j.core.decision.Decision;
import io.mlops4j.core.decision.GovernanceDecider;
import io.mlops4j.core.log.ModelChange;
import io.mlops4j.core.log.ModelLogs;
import io.mlops4j.core.log.Receipts;
import io.mlops4j.core.state.ModelState;
import io.mlops4j.error.NotFoundException;
import io.mlops4j.governance.ApprovalPolicy;
import io.mlops4j.governance.Denial;
import io.mlops4j.governance.Governance;
import io.mlops4j.governance.GovernanceCommand;
import io.mlops4j.governance.Move;
import io.mlops4j.governance.PromotionRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Governance over models' logs, acting for one actor. */
public final class GovernanceService implements Governance {
    private final ModelLogs logs;
    private final Actor actor;

    /**
     * Opens governance.
     *
     * @param logs the models' logs
     * @param actor who acts
     */
    public GovernanceService(ModelLogs logs, Actor actor) {
        this.logs = logs;
        this.actor = actor;
    }

    @Override
    public void definePolicy(ModelName model, Environment environment, ApprovalPolicy policy) {
        submit(new GovernanceCommand.DefinePolicy(model, environment, policy));
    }

    @Override
    public Optional<ApprovalPolicy> policy(ModelName model, Environment environment) {
        return Optional.ofNullable(logs.existing(model).environment(environment).policy());
    }

    @Override
    public PromotionRequest request(ModelVersionId version, Environment environment, String reason) {
        List<PromotionRequest> requests = submit(new GovernanceCommand.Request(version, environment, reason))
                .state()
                .requests();
        return requests.get(requests.size() - 1);
    }

    @Override
    public PromotionRequest approve(RequestId request, String comment) {
        return voted(request, new GovernanceCommand.Approve(request, comment));
    }

    @Override
    public PromotionRequest reject(RequestId request, String reason) {
        return voted(request, new GovernanceCommand.Reject(request, reason));
    }

    @Override
    public PromotionRequest withdraw(RequestId request, String reason) {
        return voted(request, new GovernanceCommand.Withdraw(request, reason));
    }

    @Override
    public Move promote(RequestId request) {
        return moved(new GovernanceCommand.Promote(request));
    }

    @Override
    public Move rollBack(ModelName model, Environment environment, String reason) {
        return moved(new GovernanceCommand.RollBack(model, environment, reason));
    }

    @Override
    public Move stop(ModelName model, Environment environment, String reason) {
        return moved(new GovernanceCommand.Stop(model, environment, reason));
    }

    @Override
    public List<Denial> check(GovernanceCommand command) {
        Decision decision = decide(logs.existing(command.model()), command);
        return decision instanceof Decision.Denied denied ? denied.denials() : List.of();
    }

    @Override
    public Optional<ModelVersionId> current(ModelName model, Environment environment) {
        return Optional.ofNullable(
                id(model, logs.existing(model).environment(environment).current()));
    }

    @Override
    public PromotionRequest request(RequestId request) {
        return request(logs.existing(request.model()), request);
    }

    @Override
    public List<PromotionRequest> requests(ModelName model) {
        return logs.existing(model).requests();
    }

    private ModelChange submit(GovernanceCommand command) {
        return logs.change(command.model(), actor, state -> decide(state, command));
    }

    private Decision decide(ModelState state, GovernanceCommand command) {
        if (!state.exists()) {
            // there is no log to record a refusal in
            throw new NotFoundException(
                    "Cannot " + GovernanceDecider.words(command) + ": model '" + command.model() + "' does not exist");
        }
        return GovernanceDecider.decide(state, actor, command);
    }

    private PromotionRequest voted(RequestId request, GovernanceCommand command) {
        return request(submit(command).state(), request);
    }

    private Move moved(GovernanceCommand command) {
        ModelChange change = submit(command);
        return Receipts.of(
                        command.model(),
                        change.events(),
                        change.state().revision(),
                        change.after().tree().root())
                .orElseThrow();
    }

    private static PromotionRequest request(ModelState state, RequestId request) {
        return state.request(request.number())
                .orElseThrow(() -> new NotFoundException("Cannot find request '" + request + "': it does not exist"));
    }

    private static @Nullable ModelVersionId id(ModelName model, @Nullable Integer number) {
        return number == null ? null : new ModelVersionId(model, number);
    }
}
