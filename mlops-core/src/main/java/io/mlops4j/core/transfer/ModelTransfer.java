// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.transfer;

import io.mlops4j.common.ModelName;
import io.mlops4j.spi.Backend;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Takes a registered model out of one store and into another, whatever their kinds: its log to the byte, so that hashes
 * and receipts stay good; the files of its versions; the runs that made them, with their parents, datasets, points and
 * files.
 *
 * <p>A stream is checked whole before anything of it is taken over: its checksums, each content against its digest, the
 * log against its tree hash, and that nothing is missing. Then contents are stored, then runs, and the log's entries
 * last, in order. So the model is never seen with a version whose files or run are missing. An import that breaks off
 * leaves contents, perhaps runs, and perhaps the model as it was at an earlier entry; importing again completes it.
 *
 * <p>What a transfer proves is that what arrived is what was exported. Whether the history obeys the rules says {@link
 * io.mlops4j.audit.Audit#verify}, before or after. Actors' rights are not asked: whoever can open both stores can copy.
 * Thread-safe.
 */
public final class ModelTransfer {
    private final Backend backend;

    /**
     * Transfers from and to a store.
     *
     * @param backend the store
     */
    public ModelTransfer(Backend backend) {
        this.backend = backend;
    }

    /**
     * Exports a model as it is now.
     *
     * @param model the model
     * @param out where to write; flushed, not closed
     * @return what was written
     * @throws IOException if the stream cannot be written
     * @throws io.mlops4j.error.NotFoundException if the model, a run that made a version, or a content of a version
     *     that is not deleted does not exist
     * @throws io.mlops4j.error.CorruptRecordException if something that is stored is damaged
     */
    public TransferSummary write(ModelName model, OutputStream out) throws IOException {
        BufferedOutputStream buffered = new BufferedOutputStream(out);
        TransferSummary written = new ModelExport(backend).write(model, buffered);
        buffered.flush();
        return written;
    }

    /**
     * Imports a model. If the store has it, the shorter of the two logs must be the start of the longer, and only what
     * is new is added. Runs that the store has are completed; of a tag or an end that differs, that of the stream
     * counts.
     *
     * @param source the exported model; opened twice, and each time must give a new stream
     * @return what was read
     * @throws IllegalArgumentException if the source gives the same stream twice; nothing was changed
     * @throws IOException if the stream cannot be read
     * @throws io.mlops4j.error.CorruptRecordException if the stream is damaged, cut off or incomplete; nothing was
     *     changed
     * @throws io.mlops4j.error.UnsupportedFormatException if a newer library wrote it; nothing was changed
     * @throws io.mlops4j.error.AlreadyExistsException if the store has another model of that name, or another run of
     *     the same id; nothing was changed
     * @throws io.mlops4j.error.ConflictException if somebody changed the model meanwhile
     * @throws io.mlops4j.error.CommitStateUnknownException if the store lost an answer and cannot be asked; importing
     *     again is safe
     */
    public TransferSummary read(TransferSource source) throws IOException {
        TransferSource anew = new OpenedAnew(source);
        CheckedStream checked = StreamCheck.check(anew, backend);
        return new ModelImport(backend, checked).read(anew);
    }
}
