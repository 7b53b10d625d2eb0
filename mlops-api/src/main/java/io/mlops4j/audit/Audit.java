// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.audit;

import io.mlops4j.common.ModelName;
import io.mlops4j.governance.Move;
import java.util.Collection;

/**
 * The history of registered models. Thread-safe. Methods that name a model throw {@link
 * io.mlops4j.error.NotFoundException} if it does not exist.
 */
public interface Audit {
    /**
     * Reads the whole log of a model.
     *
     * @param model the model
     * @return its entries with the hash over them
     * @throws io.mlops4j.error.CorruptRecordException if an entry cannot be read
     */
    AuditTrail trail(ModelName model);

    /**
     * Checks the whole log of a model: that every entry can be read, that entries are numbered without gaps, that each
     * follows from the entries before it under the rules (a promotion without its approvals is found even if somebody
     * wrote it straight into the store), that the files of every version are there as its digest says, and that each
     * given receipt fits the log.
     *
     * @param model the model
     * @param receipts receipts of this model's moves that were kept outside the store; they alone can show that the whole
     *     log was rewritten or its end cut off
     * @return what was found; damage is a finding, not an exception
     */
    AuditVerification verify(ModelName model, Collection<Move> receipts);
}
