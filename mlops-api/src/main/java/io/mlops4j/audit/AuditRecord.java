// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.audit;

import io.mlops4j.common.ModelName;

/**
 * An entry of a model's log as it is handed to listeners.
 *
 * @param model the model
 * @param entry the entry
 * @param line the stored line, to the character: what a host signs or sends on as the body of a message
 */
public record AuditRecord(ModelName model, AuditEntry entry, String line) {
    /**
     * Gives the place in the model's log, to be kept as the cursor once the record was dealt with.
     *
     * @return the entry's revision, 1 for the first, without gaps
     */
    public long sequence() {
        return entry.revision();
    }

    /**
     * Names the record, so that a receiver can drop what it has seen already.
     *
     * @return the model's name, {@code @} and the sequence, unique within the store
     */
    public String id() {
        return model + "@" + sequence();
    }
}
