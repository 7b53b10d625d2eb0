// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.audit;

import io.mlops4j.common.Digest;
import io.mlops4j.common.ModelName;
import java.util.List;

/**
 * The audit log of a model, whole.
 *
 * @param model the model
 * @param entries every entry, in order
 * @param root the Merkle tree hash (RFC 6962) over the exact stored entries
 */
public record AuditTrail(ModelName model, List<AuditEntry> entries, Digest root) {
    /** Copies the entries. */
    public AuditTrail {
        entries = List.copyOf(entries);
    }
}
