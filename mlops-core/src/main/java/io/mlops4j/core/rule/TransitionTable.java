// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.rule;

import io.mlops4j.governance.GovernanceCommand;
import io.mlops4j.governance.PromotionRequest.Status;
import io.mlops4j.governance.RequestCommand;
import java.util.List;

/** What a request can go through, as data. What is not in the table is refused. */
public final class TransitionTable {
    /**
     * One allowed step.
     *
     * @param from the status of the request before
     * @param command the kind of command
     * @param to the status after
     */
    public record Step(Status from, Class<? extends GovernanceCommand> command, Status to) {}

    /** Every allowed step. That a pending request expires is no step: it is so once its time has come. */
    public static final List<Step> STEPS = List.of(
            new Step(Status.OPEN, RequestCommand.Approve.class, Status.OPEN),
            new Step(Status.OPEN, RequestCommand.Reject.class, Status.REJECTED),
            new Step(Status.OPEN, RequestCommand.Waive.class, Status.OPEN),
            new Step(Status.OPEN, RequestCommand.Withdraw.class, Status.WITHDRAWN),
            new Step(Status.OPEN, RequestCommand.Promote.class, Status.CONSUMED),
            new Step(Status.REJECTED, RequestCommand.Approve.class, Status.OPEN),
            new Step(Status.REJECTED, RequestCommand.Approve.class, Status.REJECTED),
            new Step(Status.REJECTED, RequestCommand.Reject.class, Status.REJECTED),
            new Step(Status.REJECTED, RequestCommand.Waive.class, Status.REJECTED),
            new Step(Status.REJECTED, RequestCommand.Withdraw.class, Status.WITHDRAWN));

    private TransitionTable() {}

    /**
     * Looks a step up.
     *
     * @param from the status of the request
     * @param command the command
     * @return whether there is a step
     */
    public static boolean allows(Status from, GovernanceCommand command) {
        return STEPS.stream()
                .anyMatch(step -> step.from() == from && step.command().isInstance(command));
    }
}
