// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.rule.actor;

import io.mlops4j.common.Actor;
import io.mlops4j.core.rule.Case;
import io.mlops4j.core.rule.Rule;
import io.mlops4j.governance.DenialCode;
import java.util.Optional;

/** Programs do not decide what people must answer for. */
public record IsPerson() implements Rule {
    @Override
    public DenialCode code() {
        return DenialCode.NOT_A_PERSON;
    }

    @Override
    public Optional<String> refusal(Case facts) {
        return Rule.unless(
                facts.actor().kind() == Actor.Kind.PERSON,
                "service " + facts.actor().id() + " is no person who could decide this");
    }
}
