// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.audit;

import io.mlops4j.common.Digest;
import io.mlops4j.common.ModelName;
import java.util.List;

/**
 * What a verification of a model's audit log found.
 *
 * @param model the model
 * @param entries how many entries were read and replayed under the rules
 * @param root the Merkle tree hash (RFC 6962) over them
 * @param findings what is wrong, each with the place; empty if nothing is
 */
public record AuditVerification(ModelName model, long entries, Digest root, List<Finding> findings) {
    /**
     * One thing that is wrong.
     *
     * @param revision the entry that it was found at; 0 for the log as a whole
     * @param sentence what is wrong
     */
    public record Finding(long revision, String sentence) {}

    /** Copies the findings. */
    public AuditVerification {
        findings = List.copyOf(findings);
    }

    /**
     * Tells whether nothing is wrong.
     *
     * @return whether there is no finding
     */
    public boolean isSound() {
        return findings.isEmpty();
    }
}
