// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.rule;

import io.mlops4j.governance.GovernanceCommand;
import io.mlops4j.governance.PromotionRequest.Status;
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
            new Step(Status.OPEN, GovernanceCommand.Approve.class, Status.OPEN),
            new Step(Status.OPEN, GovernanceCommand.Reject.class, Status.REJECTED),
            new Step(Status.OPEN, GovernanceCommand.Waive.class, Status.OPEN),
            new Step(Status.OPEN, GovernanceCommand.Withdraw.class, Status.WITHDRAWN),
            new Step(Status.OPEN, GovernanceCommand.Promote.class, Status.CONSUMED),
            new Step(Status.REJECTED, GovernanceCommand.Approve.class, Status.OPEN),
            new Step(Status.REJECTED, GovernanceCommand.Approve.class, Status.REJECTED),
            new Step(Status.REJECTED, GovernanceCommand.Reject.class, Status.REJECTED),
            new Step(Status.REJECTED, GovernanceCommand.Waive.class, Status.REJECTED),
            new Step(Status.REJECTED, GovernanceCommand.Withdraw.class, Status.WITHDRAWN));

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
