// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.governance.evidence;

import io.mlops4j.common.Digest;
import java.time.Instant;

/**
 * Evidence as the log has it.
 *
 * @param evidence what was stated
 * @param digest the digest of its canonical JSON form
 * @param attachedBy who attached it
 * @param attachedAt when, by the clock of the host
 */
public record AttachedEvidence(Evidence evidence, Digest digest, String attachedBy, Instant attachedAt) {
    /**
     * Says from when the evidence counts its age: from when it was measured, but never from later than it was attached.
     *
     * @return the moment
     */
    public Instant since() {
        return evidence.asOf().isBefore(attachedAt) ? evidence.asOf() : attachedAt;
    }
}
