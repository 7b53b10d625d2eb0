// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.rule.actor;

import io.mlops4j.common.Actor;
import io.mlops4j.core.state.PolicyInForce;
import io.mlops4j.governance.Act;
import io.mlops4j.governance.ApprovalPolicy;
import java.util.Collection;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** Who may change policies: who owns them all, or a founder where there is none. */
final class Owners {
    private Owners() {}

    static Optional<String> refusal(Actor actor, Collection<PolicyInForce> policies) {
        NavigableSet<String> needed = new TreeSet<>();
        policies.forEach(inForce -> inForce.policy().role(Act.OWN).ifPresent(needed::add));
        if (policies.isEmpty()) {
            needed.add(ApprovalPolicy.FOUNDER_ROLE);
        }
        needed.removeAll(actor.roles());
        return needed.isEmpty()
                ? Optional.empty()
                : Optional.of(actor.id() + " does not hold the role '" + String.join("', '", needed) + "'");
    }
}
