// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.rule.vote;

import io.mlops4j.common.Actor;
import io.mlops4j.core.rule.Case;
import io.mlops4j.core.rule.Rule;
import io.mlops4j.governance.ApprovalPolicy;
import io.mlops4j.governance.DenialCode;
import java.util.Collections;
import java.util.Optional;

/** The policy may exclude people and the holders of roles from deciding. */
public record VoterIsNotExcluded() implements Rule {
    @Override
    public DenialCode code() {
        return DenialCode.EXCLUDED;
    }

    @Override
    public Optional<String> refusal(Case facts) {
        ApprovalPolicy policy = facts.policy();
        if (policy == null) {
            return Optional.empty();
        }
        Actor actor = facts.actor();
        return Rule.unless(
                Collections.disjoint(actor.identities(), policy.excludedPeople())
                        && Collections.disjoint(actor.roles(), policy.excludedRoles()),
                "the policy excludes " + actor.id());
    }
}
