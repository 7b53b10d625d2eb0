// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.decision;

import io.mlops4j.audit.ModelEvent;
import io.mlops4j.common.Digest;
import io.mlops4j.core.rule.Case;
import io.mlops4j.core.rule.Context;
import io.mlops4j.core.state.ModelState;
import io.mlops4j.core.state.PolicyInForce;
import io.mlops4j.governance.Denial;
import io.mlops4j.governance.GovernanceCommand;
import java.util.List;
import java.util.OptionalLong;

/** Decides the commands of governance: the rules say whether, {@link Consequence} says what happens then. */
public final class GovernanceDecider {
    private GovernanceDecider() {}

    /**
     * Decides a command that has an id. An id that an entry of the log carries is never decided again.
     *
     * @param state a model that exists
     * @param context what surrounds the command
     * @param commandId the id
     * @param command a command about this model
     * @return what becomes of it
     */
    public static Decision decide(ModelState state, Context context, String commandId, GovernanceCommand command) {
        OptionalLong entry = state.commands().find(commandId);
        return entry.isPresent() ? new Decision.Repeated(entry.getAsLong()) : decide(state, context, command);
    }

    /**
     * Decides a command.
     *
     * @param state a model that exists
     * @param context what surrounds the command
     * @param command a command about this model
     * @return what becomes of it, with every reason if it is denied
     */
    public static Decision decide(ModelState state, Context context, GovernanceCommand command) {
        Case facts = Case.of(state, context, command);
        PolicyInForce inForce = facts.inForce();
        Digest policy = inForce == null ? null : inForce.digest();
        List<Denial> denials = RuleCatalogue.denials(facts);
        if (!denials.isEmpty()) {
            return new Decision.Denied(command, denials, policy);
        }
        ModelEvent event = Consequence.of(facts);
        return new Decision.Accepted(event == null ? List.of() : List.of(event), policy);
    }
}
