// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.audit;

/** A host's ear on the log of a model. Called by one thread at a time, in the order of the log. */
@FunctionalInterface
public interface AuditListener {
    /**
     * Takes a record that is committed. Returning says that it was dealt with; throwing, that it must be given again. It may
     * be given again in any case, after a crash or from an older cursor.
     *
     * @param record the record
     */
    void accept(AuditRecord record);
}
