// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.audit;

import io.mlops4j.audit.checkpoint.Anchor;
import io.mlops4j.audit.checkpoint.Checkpoint;
import io.mlops4j.audit.checkpoint.Receipt;
import io.mlops4j.audit.checkpoint.RegistryCheckpoint;
import io.mlops4j.common.Digest;
import io.mlops4j.common.ModelName;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Executor;

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
     * given anchor fits the log.
     *
     * @param model the model
     * @param anchors receipts and checkpoints of this model's log that were kept outside the store; they alone can show that the
     *     whole log was rewritten or its end cut off. They are taken as they are: whoever does not trust the place where they
     *     were kept asks their key first
     * @return what was found; damage is a finding, not an exception, and so is a log that is gone if an anchor is of it
     */
    AuditVerification verify(ModelName model, Collection<? extends Anchor> anchors);

    /**
     * Says what the log of a model is now, signed if the host gave a signer. What this instance has read before is not read
     * again, so that no two checkpoints of it contradict each other, whatever becomes of the store.
     *
     * @param model the model
     * @return the checkpoint; {@link Checkpoint#signatures()} is empty if there is no signer, or if it failed
     * @throws io.mlops4j.error.CorruptRecordException if an entry cannot be read
     */
    Checkpoint checkpoint(ModelName model);

    /**
     * Says what all logs of the store are now, signed if the host gave a signer. Logs are read one after the other, so each is
     * as it was at some moment of the call.
     *
     * @return the registry checkpoint; without a signature if there is no signer, or if it failed
     * @throws io.mlops4j.error.CorruptRecordException if an entry cannot be read
     */
    RegistryCheckpoint registryCheckpoint();

    /**
     * Proves that an entry is in the log of a model as it is now.
     *
     * @param model the model
     * @param revision the entry's place, 1 for the first
     * @return the receipt
     * @throws io.mlops4j.error.NotFoundException if there is no such entry
     * @throws io.mlops4j.error.CorruptRecordException if an entry cannot be read, or the log does not go on from what this
     *     instance has read of it before
     */
    Receipt receipt(ModelName model, long revision);

    /**
     * Proves that the log of a model only grew.
     *
     * @param model the model
     * @param from the number of entries that it had
     * @param to the number of entries that it had later, or has now
     * @return the consistency proof of RFC 6962, section 2.1.2; empty if both are the same or the earlier log was empty
     * @throws IllegalArgumentException if the log is shorter, or the earlier number is the larger or negative
     */
    List<Digest> consistency(ModelName model, long from, long to);

    /**
     * Exports what an auditor needs to verify the log of a model without this library, and to read it: the exact entries, the
     * checkpoint, proofs of every move, what people said as far as it was not erased, and a report in Markdown and HTML.
     * Evidence of a version that was replaced before its promotion is in the log, not in the report.
     *
     * @param model the model
     * @param target where the files go
     * @return the checkpoint of what was exported, to be kept for the next time; a signer that fails costs the signature of it and
     *     of the files, not the export, so {@link Checkpoint#signatures()} is empty then, as it is without a signer
     * @throws java.io.IOException if a file cannot be written
     * @throws io.mlops4j.error.CorruptRecordException if an entry cannot be read, the log does not go on from what this instance
     *     has read of it before, or what somebody said is missing or damaged and nobody erased it; then nothing is written. Whoever
     *     {@linkplain io.mlops4j.governance.Governance#eraseRemarks erases} lost words answers for them, and the log can be exported
     */
    Checkpoint export(ModelName model, AuditExportTarget target) throws IOException;

    /**
     * Reads what has happened since a moment that the caller knows.
     *
     * @param model the model
     * @param sequence the sequence of the last record that the caller has dealt with, 0 for none
     * @return every record after that, in order; the same records as long as the log lives
     * @throws IllegalArgumentException if the sequence is negative
     * @throws io.mlops4j.error.CorruptRecordException if an entry cannot be read
     */
    List<AuditRecord> since(ModelName model, long sequence);

    /**
     * Delivers what has happened and what will happen to a listener, after it was committed. A listener that throws harms
     * nothing and gets the same record again.
     *
     * @param model the model
     * @param sequence the sequence of the last record that the listener has dealt with, 0 for none
     * @param listener the listener
     * @param executor runs the deliveries; the threads that give commands never do
     * @return the subscription; it delivers as long as it and the library are open
     * @throws IllegalArgumentException if the sequence is negative
     */
    AuditSubscription subscribe(ModelName model, long sequence, AuditListener listener, Executor executor);
}
