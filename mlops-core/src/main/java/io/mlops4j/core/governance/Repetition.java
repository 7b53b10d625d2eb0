// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.governance;

import io.mlops4j.audit.AuditEntry;
import io.mlops4j.audit.GovernanceEvent;
import io.mlops4j.audit.ModelEvent;
import io.mlops4j.common.Actor;
import io.mlops4j.core.decision.RecalledCommand;
import io.mlops4j.core.log.ModelChange;
import io.mlops4j.core.log.ModelLogs;
import io.mlops4j.core.remark.RemarkedCommand;
import io.mlops4j.core.remark.Remarks;
import io.mlops4j.error.AlreadyExistsException;
import io.mlops4j.governance.GovernanceCommand;
import io.mlops4j.governance.RequestCommand;
import io.mlops4j.governance.TransitionDeniedException;
import java.util.Objects;

/** A command under an id that an entry of the log has already: after a crash a host cannot know whether it gave it. */
final class Repetition {
    private Repetition() {}

    /**
     * Gives the outcome of the first time.
     *
     * @param change what it led to then
     * @param first its entry
     * @param actor who gives it now
     * @param command what is given now
     * @param remarks has people's words
     * @return what it led to
     * @throws TransitionDeniedException if it was refused then
     * @throws AlreadyExistsException if it was another command, or another actor's
     */
    static ModelChange of(
            ModelChange change, AuditEntry first, Actor actor, GovernanceCommand command, Remarks remarks) {
        ModelEvent last = first.events().get(first.events().size() - 1);
        boolean same = isSame(first.actor(), actor)
                && RecalledCommand.governs(last)
                && isSame(RecalledCommand.governance(command.model(), last), unbound(command, last), remarks);
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
    private static boolean isSame(GovernanceCommand first, GovernanceCommand command, Remarks remarks) {
        GovernanceCommand revealed = RemarkedCommand.map(first, remarks::reveal);
        return revealed.equals(command)
                || revealed.equals(RemarkedCommand.map(command, words -> words.isEmpty() ? words : Remarks.ERASED));
    }
}
