// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.rule;

import io.mlops4j.common.Actor;
import io.mlops4j.governance.DenialCode;
import java.util.Optional;

/** A program never stands for a person. */
record VoterIsPerson() implements Rule {
    @Override
    public DenialCode code() {
        return DenialCode.NOT_A_PERSON;
    }

    @Override
    public Optional<String> refusal(Case facts) {
        return facts.actor().kind() == Actor.Kind.PERSON
                ? Optional.empty()
                : Optional.of("only people vote, and " + facts.actor().id() + " is a service");
    }
}
