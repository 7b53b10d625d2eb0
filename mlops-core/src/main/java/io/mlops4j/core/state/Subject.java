// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.state;

import io.mlops4j.common.Digest;
import io.mlops4j.common.Environment;
import io.mlops4j.governance.evidence.AttachedEvidence;
import io.mlops4j.governance.evidence.EvidenceKey;
import io.mlops4j.registry.ModelVersion;
import java.util.SortedMap;

/** What people decide about when they vote, bound to one digest: change any of it, and their votes mean nothing. */
public final class Subject {
    private Subject() {}

    /**
     * Digests a subject. Names hold no line feed, so no two subjects print the same.
     *
     * @param state the model
     * @param version the version to be promoted
     * @param environment where
     * @param inForce the policy in force
     * @return the digest of these lines, each ended by a line feed: {@code version=<name/number>}, {@code
     *     artifact=<digest>}, {@code environment=<name>}, {@code policy=<digest>@<entry>}, and in the order of keys {@code
     *     evidence=<key> <digest>} for each piece of evidence that the policy requires, with {@code -} for one that is not
     *     attached. The entry is the one that defined the policy: a policy that is changed and changed back is another one
     */
    public static Digest of(ModelState state, ModelVersion version, Environment environment, PolicyInForce inForce) {
        StringBuilder text = new StringBuilder(512)
                .append("version=")
                .append(version.id())
                .append("\nartifact=")
                .append(version.artifact())
                .append("\nenvironment=")
                .append(environment)
                .append("\npolicy=")
                .append(inForce.digest())
                .append('@')
                .append(inForce.since())
                .append('\n');
        SortedMap<EvidenceKey, AttachedEvidence> evidence =
                state.evidence(version.id().number());
        for (EvidenceKey key : inForce.policy().requiredEvidence()) {
            AttachedEvidence attached = evidence.get(key);
            text.append("evidence=")
                    .append(key)
                    .append(' ')
                    .append(attached == null ? "-" : attached.digest().toString())
                    .append('\n');
        }
        return Digest.of(text.toString());
    }
}
