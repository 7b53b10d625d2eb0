// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs;

import io.mlops4j.error.CorruptRecordException;
import io.mlops4j.error.StoreUnavailableException;
import io.mlops4j.error.UnsupportedFormatException;
import io.mlops4j.fs.file.Placing;
import io.mlops4j.fs.file.Storage;
import io.mlops4j.spi.ArtifactStore;
import io.mlops4j.spi.Backend;
import io.mlops4j.spi.RegistryStore;
import io.mlops4j.spi.TrackingStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
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
    // what a store consists of besides its file FORMAT, and what there may be without one
    private static final Set<String> PARTS = Set.of("models", "runs", "writers", "experiments", "objects");
    private static final Set<String> EMPTY = Set.of("tmp", "index", "lost+found");

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
        if (names.stream().anyMatch(PARTS::contains)) {
            throw new CorruptRecordException(
                    "Cannot open store '" + storage.root() + "': its file FORMAT is missing; restore it from a copy");
        }
        for (String name : names) {
            if (!EMPTY.contains(name)) {
                throw new IllegalArgumentException("Invalid directory: '" + storage.root()
                        + "' (a store, or empty; it holds '" + name + "' and no file FORMAT)");
            }
        }
    }
}
