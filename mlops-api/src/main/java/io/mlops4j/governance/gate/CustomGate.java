// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.governance.gate;

import io.mlops4j.common.Environment;
import io.mlops4j.common.ModelVersionId;
import io.mlops4j.governance.evidence.AttachedEvidence;
import io.mlops4j.governance.evidence.EvidenceKey;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A gate of the host's own. A policy names it, the host hands it to the library under that name; a name that the host
 * resolves to nothing answers {@link GateAnswer.Outcome#MISSING}, and so does a gate that throws. While it is asked, all other changes
 * of the model by this process wait, a stop included, so it answers at once: what takes long is done before, and attached as evidence.
 *
 * <p>A pure function: it may be asked several times about one promotion, by several threads. Its answer is recorded with
 * the promotion, as nobody can be sure to get the same from it years later.
 */
@FunctionalInterface
public interface CustomGate {
    /**
     * What is judged.
     *
     * @param version the version that would be promoted
     * @param environment where
     * @param champion the version that is current there, or null
     * @param evidence the latest evidence of each key
     * @param now the moment of the decision
     */
    record Question(
            ModelVersionId version,
            Environment environment,
            @Nullable ModelVersionId champion,
            SortedMap<EvidenceKey, AttachedEvidence> evidence,
            Instant now) {
        /** Copies. */
        public Question {
            evidence = Collections.unmodifiableSortedMap(new TreeMap<>(evidence));
        }
    }

    /**
     * Judges.
     *
     * @param question what is judged
     * @return the answer
     */
    GateAnswer judge(Question question);
}
