// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.state;

import io.mlops4j.common.Digest;
import io.mlops4j.common.Environment;
import io.mlops4j.governance.ApprovalPolicy;
import io.mlops4j.registry.ModelVersion;

/** What people decide about when they vote, bound to one digest: change any of it, and their votes mean nothing. */
public final class Subject {
    private Subject() {}

    /**
     * Digests a subject.
     *
     * @param version the version to be promoted
     * @param environment where
     * @param policy the policy in force
     * @param policySince the log entry that defined it: a policy that is changed and changed back is another one
     * @return the digest of {@code version=<name/number>}, {@code artifact=<digest>}, {@code environment=<name>} and {@code
     *     policy=<digest>@<entry>}, each line ended by a line feed; names hold no line feed, so no two subjects print the same
     */
    public static Digest of(ModelVersion version, Environment environment, ApprovalPolicy policy, long policySince) {
        return Digest.of("version=" + version.id() + "\nartifact=" + version.artifact() + "\nenvironment=" + environment
                + "\npolicy=" + policy.digest() + "@" + policySince + "\n");
    }
}
