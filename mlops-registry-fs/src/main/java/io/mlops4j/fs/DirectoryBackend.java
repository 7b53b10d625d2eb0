// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs;

import io.mlops4j.error.CorruptRecordException;
import io.mlops4j.error.StoreUnavailableException;
import io.mlops4j.error.UnsupportedFormatException;
import io.mlops4j.fs.file.Placing;
import io.mlops4j.fs.file.Storage;
import io.mlops4j.fs.file.StoreLayout;
import io.mlops4j.fs.maintenance.Aside;
import io.mlops4j.fs.maintenance.Finding;
import io.mlops4j.fs.maintenance.StoreCheck;
import io.mlops4j.fs.maintenance.StoreReport;
import io.mlops4j.fs.maintenance.Sweep;
import io.mlops4j.fs.maintenance.SweepReport;
import io.mlops4j.spi.ArtifactStore;
import io.mlops4j.spi.Backend;
import io.mlops4j.spi.RegistryStore;
import io.mlops4j.spi.TrackingStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps everything in a directory, in files that people can read, copy and back up. Many threads, processes and machines
 * may use one directory at the same time: all races are decided by giving a file a name that must be free, never by locks,
 * process ids or clocks.
 *
 * <p>What a call has acknowledged survives the death of the process, and a power cut as far as the disk keeps what it
 * says it has written. Every file carries a checksum, its place and its owner; a file that is not exactly what was written
 * is reported, naming it. Thread-safe.
 */
public final class DirectoryBackend implements Backend {
    private final Storage storage;
    private final StoreAccess access;
    private final DirectoryRegistryStore registry;
    private final DirectoryTrackingStore tracking;
    private final DirectoryArtifactStore artifacts;

    private DirectoryBackend(Storage storage, StoreFormat format, MetricDurability metrics) {
        this.storage = storage;
        this.access = new StoreAccess(storage.root(), format);
        this.registry = new DirectoryRegistryStore(access, storage);
        this.tracking = new DirectoryTrackingStore(access, storage, format, metrics);
        this.artifacts = new DirectoryArtifactStore(
                access, storage.contents(storage.root().resolve("objects")));
    }

    /**
     * Opens the store in a directory, or makes an empty directory a store. An existing store can also be opened and read
     * where nothing can be written.
     *
     * @param root the directory; created if it does not exist
     * @return the backend, to be closed
     * @throws IllegalArgumentException if the directory holds other files and no store
     * @throws StoreUnavailableException if it cannot be read, or not be made a store
     * @throws UnsupportedFormatException if the store needs a newer version of this library; nothing was changed
     * @throws CorruptRecordException if the store's file {@code FORMAT} is damaged or missing
     */
    public static DirectoryBackend at(Path root) {
        return at(root, MetricDurability.DURABLE);
    }

    /**
     * Opens the store in a directory as {@link #at(Path)} does, with another promise for metric points.
     *
     * @param root the directory; created if it does not exist
     * @param metrics what is promised of metric points that are logged through this handle
     * @return the backend, to be closed
     * @throws IllegalArgumentException if the directory holds other files and no store
     * @throws StoreUnavailableException if it cannot be read, or not be made a store
     * @throws UnsupportedFormatException if the store needs a newer version of this library; nothing was changed
     * @throws CorruptRecordException if the store's file {@code FORMAT} is damaged or missing
     */
    public static DirectoryBackend at(Path root, MetricDurability metrics) {
        return at(root, metrics, null);
    }

    static DirectoryBackend at(Path root, Placing placing) {
        return at(root, MetricDurability.DURABLE, placing);
    }

    private static DirectoryBackend at(Path root, MetricDurability metrics, @Nullable Placing placing) {
        Storage storage = Storage.at(root, placing);
        StoreFormat format = StoreFormat.find(storage).orElseGet(() -> create(storage));
        format.requireReadable(storage.root());
        return new DirectoryBackend(storage, format, metrics);
    }

    @Override
    public String description() {
        String durability = storage.forcesFolders() ? "" : " (names are not synced here)";
        return "directory " + storage.root() + durability;
    }

    @Override
    public Scope scope() {
        return Scope.SHARED;
    }

    @Override
    public RegistryStore registry() {
        return registry;
    }

    @Override
    public TrackingStore tracking() {
        return tracking;
    }

    @Override
    public ArtifactStore artifacts() {
        return artifacts;
    }

    /**
     * Reads every file to its end and checks it, its place, and whether everything is there that others name. Finds what
     * reading finds, and more: files that nobody has asked for, contents, what is behind the first damage, and what a
     * sound file names that is gone. Cannot find that the last records of a log or the last batches of a segment were cut
     * off, unless another file names them. Changes nothing, and may run beside writers.
     *
     * @return what is wrong
     */
    public StoreReport verify() {
        access.requireOpen();
        return StoreCheck.of(
                storage,
                () -> StoreFormat.find(storage)
                        .orElseThrow(() ->
                                new CorruptRecordException("Cannot read '" + storage.format() + "': it is missing")),
                () -> RunIndex.check(tracking.savedIndex()));
    }

    /**
     * Moves a damaged file out of the way, into a folder {@code quarantine/<id>} of the store, beside a file {@code
     * reason.txt}. What the file should have been is not restored. So after the last record of a log is moved, the log goes
     * on without it; after one in the middle is moved, that one is reported as missing, and whatever reads the log still
     * fails, until the record is brought back from a copy.
     *
     * <p>Of a run, the finding that a record is missing can be moved, too: this gives the run up and moves its whole folder,
     * so that searches and sweeps work again. Sweeps keep what its records name for as long as they lie in {@code
     * quarantine}. Only for a run that nobody writes to. A model is never given up in this way.
     *
     * <p>Other handles, and this one, may remember what they have read; open the store anew.
     *
     * @param finding what {@link #verify} has found
     * @return where the file or folder lies now; empty if it is no longer where it was found, or a missing record is there
     *     again, and nothing was moved
     * @throws IllegalArgumentException if the finding is about nothing that can be moved: a record of a model or a content
     *     that is missing, a leftover, what was not read, a file that is not of this store, a folder that the store
     *     consists of, its file {@code FORMAT}, or a list of announcements, of which nobody knows who still reads or writes
     *     it
     * @throws StoreUnavailableException if it cannot be moved
     */
    public Optional<Path> quarantine(Finding finding) {
        access.requireWritable();
        return Aside.of(storage, finding);
    }

    /**
     * Removes what nobody needs: files that writers left behind when they died, and contents that neither a run nor a
     * version names. A content goes only at the second sweep that finds it so, at least the grace period after the first,
     * and only if nobody has stored it again or asked for it in between. Likewise, what a writer that died has announced is
     * put away by the second sweep, ten minutes after the first at the earliest, unless the writer is heard of in between:
     * searches then look at its runs no more. May run beside writers.
     *
     * @param grace longer than anybody takes from storing a content, or asking for it, to recording who needs it; zero
     *     only where nobody writes
     * @return what was done
     * @throws IllegalArgumentException if the grace period is negative
     * @throws CorruptRecordException if a record is damaged, so that it cannot be told what is needed; nothing was removed
     * @throws StoreUnavailableException if files cannot be read or removed
     */
    public SweepReport sweep(Duration grace) {
        access.requireWritable();
        if (grace.isNegative()) {
            throw new IllegalArgumentException("Invalid grace period: '" + grace + "' (not negative)");
        }
        return Sweep.of(storage, grace);
    }

    @Override
    public void close() {
        if (access.close()) {
            tracking.close();
        }
    }

    private static StoreFormat create(Storage storage) {
        // listed before FORMAT is looked for again: who makes a store makes that first
        List<String> names = storage.list(storage.root());
        if (StoreFormat.find(storage).isEmpty()) {
            requireEmpty(storage, names);
            StoreFormat.create(storage);
        }
        return StoreFormat.find(storage)
                .orElseThrow(() -> new StoreUnavailableException(
                        "Cannot open store '" + storage.root() + "': its file FORMAT was removed"));
    }

    private static void requireEmpty(Storage storage, List<String> names) {
        if (names.stream().anyMatch(StoreLayout::isPart)) {
            throw new CorruptRecordException(
                    "Cannot open store '" + storage.root() + "': its file FORMAT is missing; restore it from a copy");
        }
        for (String name : names) {
            if (!StoreLayout.isHarmless(name)) {
                throw new IllegalArgumentException("Invalid directory: '" + storage.root()
                        + "' (a store, or empty; it holds '" + name + "' and no file FORMAT)");
            }
        }
    }
}
