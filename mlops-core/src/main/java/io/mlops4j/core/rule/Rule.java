// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.rule;

import io.mlops4j.governance.DenialCode;
import java.util.Optional;
import java.util.stream.Stream;

/** One reason for which a command is refused. Implementations are stateless values. */
public interface Rule {
    /**
     * Names the reason.
     *
     * @return its stable code
     */
    DenialCode code();

    /**
     * Applies the rule.
     *
     * @param facts the case
     * @return why the command is refused, with the names and numbers of the case, or empty if this rule passes it
     */
    Optional<String> refusal(Case facts);

    /**
     * Refuses unless a condition holds.
     *
     * @param holds the condition
     * @param sentence why the command is refused otherwise
     * @return the sentence, or empty if the condition holds
     */
    static Optional<String> unless(boolean holds, String sentence) {
        return holds ? Optional.empty() : Optional.of(sentence);
    }

    /**
     * Refuses for each of several reasons at once.
     *
     * @param sentences what stands in the way, one each
     * @return all of them as one sentence, or empty if there is none
     */
    static Optional<String> against(Stream<String> sentences) {
        return sentences.distinct().reduce((all, next) -> all + "; " + next);
    }
}
