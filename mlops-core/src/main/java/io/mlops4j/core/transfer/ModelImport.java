// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.transfer;

import io.mlops4j.common.Digest;
import io.mlops4j.common.ModelName;
import io.mlops4j.common.RunId;
import io.mlops4j.core.codec.RecordLine;
import io.mlops4j.core.codec.RunEventCodec;
import io.mlops4j.error.CommitStateUnknownException;
import io.mlops4j.error.ConflictException;
import io.mlops4j.error.CorruptRecordException;
import io.mlops4j.error.MlopsException;
import io.mlops4j.spi.ArtifactStore;
import io.mlops4j.spi.Backend;
import io.mlops4j.spi.CommitResult;
import io.mlops4j.spi.LogEntry;
import io.mlops4j.spi.RegistryStore;
import io.mlops4j.spi.TrackingStore;
import io.mlops4j.spi.VersionedRun;
import io.mlops4j.tracking.RunEvent;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One import of a stream that was checked. Each step can be done again without harm. */
final class ModelImport implements TransferReader.Visitor {
    /** Each means that somebody else recorded to the run in between, or that an answer was lost. */
    private static final int MAX_ATTEMPTS = 16;

    private final Backend backend;
    private final CheckedStream checked;

    ModelImport(Backend backend, CheckedStream checked) {
        this.backend = backend;
        this.checked = checked;
    }

    TransferSummary read(TransferSource source) throws IOException {
        if (!TransferReader.read(source, this).equals(checked.digest())) {
            throw new CorruptRecordException("Cannot import model '"
                    + checked.history().model() + "': what was read the second time is not what was checked");
        }
        ModelHistory history = checked.history();
        long added = append(history);
        requireRoot(history);
        return new TransferSummary(
                history.model(), history.payloads().size(), added, history.root(), checked.contents(), checked.runs());
    }

    @Override
    public void model(ModelName model, Digest root, List<String> log) {
        // the log is written last
    }

    @Override
    public void content(Digest digest, long size, InputStream content) throws IOException {
        if (!backend.artifacts().contains(digest)) {
            ArtifactStore.Stored stored = backend.artifacts().put(content);
            if (!stored.digest().equals(digest)) {
                throw new CorruptRecordException("Cannot import content '" + digest + "': its digest is another");
            }
        }
    }

    @Override
    public void run(RunRecord record) {
        TrackingStore store = backend.tracking();
        store.create(record.experiment());
        CommitStateUnknownException lost = null;
        for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
            try {
                if (isComplete(store, record)) {
                    return;
                }
            } catch (CommitStateUnknownException e) {
                // the next look at the run shows whether the commit arrived; a second one at its revision cannot win
                // too
                lost = e;
            }
        }
        throw lost != null
                ? lost
                : new ConflictException("Cannot import run '" + record.id() + "': others record to it all the time");
    }

    /** Commits what the run lacks; false if somebody else was first. */
    private static boolean isComplete(TrackingStore store, RunRecord record) {
        Optional<VersionedRun> found = store.find(record.id());
        if (found.isEmpty()) {
            return committed(store, record.id(), 0, record.events());
        }
        VersionedRun there = found.get();
        RunMerge.requireSame(there.run(), record.run());
        List<RunEvent> missing = RunMerge.missing(there.run(), key -> store.history(record.id(), key), record.events());
        return missing.isEmpty() || committed(store, record.id(), there.revision(), missing);
    }

    /**
     * At once, so that nobody sees half of it; what is too large for that one by one, so that it runs until it is
     * whole.
     */
    private static boolean committed(TrackingStore store, RunId run, long revision, List<RunEvent> events) {
        List<List<RunEvent>> commits = fitTogether(events)
                ? List.of(events)
                : events.stream().map(List::of).toList();
        long expected = revision;
        for (List<RunEvent> commit : commits) {
            if (!(store.commit(run, expected, commit) instanceof CommitResult.Committed)) {
                return false;
            }
            expected++;
        }
        return true;
    }

    private static boolean fitTogether(List<RunEvent> events) {
        try {
            RunEventCodec.encode(events);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Read back, so that what is acknowledged is what the store has. */
    private void requireRoot(ModelHistory history) {
        int length = history.payloads().size();
        List<LogEntry> stored = backend.registry().read(history.model(), 0);
        if (stored.size() < length
                || !ModelHistory.ofStored(history.model(), stored.subList(0, length))
                        .root()
                        .equals(history.root())) {
            throw new CorruptRecordException("Cannot import model '" + history.model()
                    + "': the store gives another log than was written to it");
        }
    }

    /** Returns how many entries are new. */
    private int append(ModelHistory history) {
        RegistryStore store = backend.registry();
        List<String> payloads = history.payloads();
        List<LogEntry> stored = store.read(history.model(), 0);
        // held against the stream once more: contents and runs take long to copy
        int there = stored.isEmpty() ? 0 : requireSame(history.model(), 0, payloads, stored);
        int revision = there;
        while (revision < payloads.size()) {
            List<String> next = RecordLine.fitting(payloads.subList(revision, payloads.size()));
            revision += append(store, history.model(), revision, next);
        }
        return payloads.size() - there;
    }

    /** Commits entries at once. Returns how many of them are there now. */
    private static int append(RegistryStore store, ModelName model, int revision, List<String> payloads) {
        CommitStateUnknownException lost = null;
        try {
            if (store.commit(model, revision, payloads) instanceof CommitResult.Committed) {
                return payloads.size();
            }
        } catch (CommitStateUnknownException e) {
            lost = e;
        }
        List<LogEntry> after = readAfter(lost, () -> store.read(model, revision));
        if (after.isEmpty() && lost != null) {
            throw lost;
        }
        return requireSame(model, revision, payloads, after);
    }

    /**
     * Another import may have written the same, and more; anything else ends this one before it can do harm. Returns how many
     * of the entries are there.
     */
    private static int requireSame(ModelName model, int revision, List<String> payloads, List<LogEntry> after) {
        int same = 0;
        while (same < Math.min(payloads.size(), after.size())
                && after.get(same).payload().equals(payloads.get(same))) {
            same++;
        }
        if (same == 0 || same < Math.min(payloads.size(), after.size())) {
            throw new ConflictException("Cannot import model '" + model + "': somebody else wrote entry "
                    + (revision + same + 1) + " meanwhile");
        }
        return same;
    }

    private static List<LogEntry> readAfter(
            @Nullable CommitStateUnknownException lost, Supplier<List<LogEntry>> reading) {
        try {
            return reading.get();
        } catch (MlopsException e) {
            if (lost == null) {
                throw e;
            }
            lost.addSuppressed(e);
            throw lost;
        }
    }
}
