// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.rule.vote;

import io.mlops4j.common.Digest;
import io.mlops4j.core.rule.Case;
import io.mlops4j.core.rule.Rule;
import io.mlops4j.governance.DenialCode;
import io.mlops4j.governance.RequestCommand;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What would be decided about is what the actor says to have read. Everybody may attach evidence, also between somebody's
 * reading and vote.
 */
public record SubjectIsAsRead() implements Rule {
    @Override
    public DenialCode code() {
        return DenialCode.SUBJECT_CHANGED;
    }

    @Override
    public Optional<String> refusal(Case facts) {
        Digest read = read(facts);
        Digest present = facts.subject();
        return Rule.unless(
                read == null || present == null || present.equals(read),
                "version, evidence or policy is not what was read, subject " + read + ", but subject " + present
                        + "; read it again and vote with the subject of now");
    }

    private static @Nullable Digest read(Case facts) {
        if (facts.command() instanceof RequestCommand.Approve approval) {
            return approval.subject();
        }
        return facts.command() instanceof RequestCommand.Waive waiver ? waiver.subject() : null;
    }
}
