// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs.file;

import io.mlops4j.common.RunId;
import io.mlops4j.error.CorruptRecordException;
import io.mlops4j.error.StoreUnavailableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All that one handle does to the files of a store. Remembers what it has found out about folders. Thread-safe. */
public final class Storage {
    private final StoreFiles files;
    private final DurableFiles durable;
    private final Publisher publisher;

    private Storage(Path root, @Nullable Placing placing) {
        this.files = new StoreFiles(root);
        this.durable = new DurableFiles(files);
        this.publisher = new Publisher(files, durable, placing);
    }

    /**
     * Works in a folder, which is made if it does not exist.
     *
     * @param folder the folder; may be reached through links
     * @param placing how to give names, or null to find out at the first write what the file system can
     * @return its storage
     * @throws StoreUnavailableException if there is no such folder and none can be made
     */
    public static Storage at(Path folder, @Nullable Placing placing) {
        Path absolute = folder.toAbsolutePath().normalize();
        try {
            if (Files.notExists(absolute)) {
                new Storage(absolute, placing).durable.makeRoot();
            }
            Path root = absolute.toRealPath();
            if (!Files.isDirectory(root)) {
                throw new StoreUnavailableException("Cannot open store '" + root + "': it is not a directory");
            }
            return new Storage(root, placing);
        } catch (IOException e) {
            throw StoreFiles.unavailable("open store", absolute, e);
        }
    }

    /** Gives the folder that everything lies in, without links. */
    public Path root() {
        return files.root();
    }

    /** Gives the file that makes a folder a store. */
    public Path format() {
        return files.format();
    }

    /** Tells whether names can be made durable here; true until the first write has shown otherwise. */
    public boolean forcesFolders() {
        return durable.forcesFolders();
    }

    /** Lists the names in a folder that may be missing, ordered, without those that begin with a dot. */
    public List<String> list(Path folder) {
        return files.list(folder);
    }

    /** Tells a store in which something is missing from one that is gone as a whole, such as an unmounted disk. */
    public void requireStore() {
        files.requireStore();
    }

    /** Makes the error for what the store never makes. */
    public static CorruptRecordException alien(Path file) {
        return StoreFiles.alien(file, null);
    }

    /** Makes the error for a file that is not as it was written. */
    public static CorruptRecordException corrupt(Path file, String reason) {
        return RecordFile.corrupt(file, reason, null);
    }

    /**
     * Reads a record that belongs to no log.
     *
     * @param file where it lies
     * @param kind what it must be
     * @return the record, or empty if there is no such file
     */
    public Optional<RecordFile> find(Path file, RecordFile.Kind kind) {
        files.requireFolders(Publisher.parent(file));
        return files.read(file).map(bytes -> {
            RecordFile record = RecordFile.decode(file, bytes);
            record.require(file, kind, 1, RecordFile.NONE);
            return record;
        });
    }

    /**
     * Reads a record, wherever it belongs.
     *
     * @param file where it lies
     * @return the record, or empty if there is no such file
     */
    public Optional<RecordFile> record(Path file) {
        files.requireFolders(Publisher.parent(file));
        return files.read(file).map(bytes -> RecordFile.decode(file, bytes));
    }

    /**
     * Reads a segment of metric points to its end.
     *
     * @param file where it lies
     * @param run the run that it must belong to
     * @return how many bytes at its end belong to no whole batch
     */
    public long readSegment(Path file, RunId run) {
        files.requireFolders(Publisher.parent(file));
        if (!file.toString().endsWith(SegmentWriter.SUFFIX)) {
            throw StoreFiles.alien(file, null);
        }
        return new SegmentCursor(files, file, run).readNew(points -> {});
    }

    /**
     * Publishes a record that belongs to no log, unless there is one of that name.
     *
     * @param file where it shall lie
     * @param kind what it is
     * @param owner whose it is
     * @param payload one line
     */
    public void publish(Path file, RecordFile.Kind kind, String owner, String payload) {
        Path folder = Publisher.parent(file);
        try {
            durable.makeFolders(folder);
        } catch (IOException e) {
            throw StoreFiles.unavailable("create", folder, e);
        }
        RecordFile record = new RecordFile(kind, 1, RecordFile.NONE, durable.nonce(), owner, payload);
        publisher.publish(file, record.encode());
    }

    /**
     * Opens a log, which need not exist.
     *
     * @param folder where its records lie
     * @param kind what they are
     * @param owner whose they are
     * @param reader takes them in order
     * @return the log
     */
    public RecordLog log(Path folder, RecordFile.Kind kind, String owner, RecordLog.Reader reader) {
        return new RecordLog(files, durable, publisher, folder, kind, owner, reader);
    }

    /**
     * Opens the metric points of a run.
     *
     * @param folder where its segments lie
     * @param run the run
     * @param sync when appended points are made durable
     * @return the points
     */
    public MetricFiles metrics(Path folder, RunId run, MetricFiles.Sync sync) {
        return new MetricFiles(files, durable, folder, run, sync);
    }

    /**
     * Opens the contents.
     *
     * @param folder where they lie
     * @return the contents
     */
    public ContentFiles contents(Path folder) {
        return new ContentFiles(files, durable, publisher, folder);
    }

    /**
     * Opens the announcements that this handle makes.
     *
     * @param folder where those of all writers lie
     * @param listener is told of what is not announced any more
     * @return the announcements
     */
    public Announcements announcements(Path folder, Announcements.Listener listener) {
        return new Announcements(
                durable, new WriterFiles(files, durable, publisher, folder), listener, System::nanoTime);
    }

    /**
     * Opens the announcements that all writers make.
     *
     * @param folder where they lie
     * @return what reads them
     */
    public AnnouncementReader announced(Path folder) {
        return new AnnouncementReader(new WriterFiles(files, durable, publisher, folder));
    }

    /**
     * Opens the announcements that all writers make, to be checked.
     *
     * @param folder where they lie
     * @return the lists
     */
    public WriterLists writerLists(Path folder) {
        return new WriterLists(new WriterFiles(files, durable, publisher, folder), folder);
    }

    /**
     * Opens the announcements of writers that may be dead.
     *
     * @param folder where those of all writers lie
     * @return the lists
     */
    public AbandonedLists abandonedLists(Path folder) {
        return new AbandonedLists(files, durable, new WriterFiles(files, durable, publisher, folder));
    }

    /**
     * Opens a file that holds nothing that could not be made again.
     *
     * @param file where it lies
     * @param owner what must not change for it to be of use
     * @return the file
     */
    public IndexFile index(Path file, String owner) {
        return new IndexFile(files, durable, file, owner);
    }

    /** Gives the contents that nothing named when it was last looked. */
    public Orphans orphans() {
        return new Orphans(files, durable);
    }

    /**
     * Moves a file aside, with the reason.
     *
     * @param file a file or folder of the store
     * @param reason what is wrong with it
     * @return where it lies now; empty if it is not there
     */
    public Optional<Path> quarantine(Path file, String reason) {
        try {
            return new Quarantine(files, durable).move(file, reason);
        } catch (IOException e) {
            throw StoreFiles.unavailable("move aside", file, e);
        }
    }

    /**
     * Finds what is left of the records that were moved aside, alone or with the run that they belong to.
     *
     * @return files, whose bytes need not be those of a record
     */
    public List<Path> quarantinedRecords() {
        Path folder = root().resolve(Quarantine.FOLDER);
        try {
            return Quarantine.records(folder);
        } catch (IOException | UncheckedIOException e) {
            throw StoreFiles.unavailable("list", folder, new IOException(e));
        }
    }

    /** Tells the time by the clock of the file system, which is the one that files are dated by. */
    public Instant time() {
        try {
            Path file = durable.temporary();
            try {
                durable.create(file).close();
                return Orphans.time(file).toInstant();
            } finally {
                Publisher.discard(file);
            }
        } catch (IOException e) {
            throw StoreFiles.unavailable("write to", root().resolve("tmp"), e);
        }
    }

    /**
     * Removes temporary files that nobody has written to for long. Who still does gets an error when it comes to naming
     * its file, and nothing is lost.
     *
     * @param latest when they must have been written to last
     * @return how many were removed
     */
    public int removeTemporary(Instant latest) {
        int removed = 0;
        Path folder = root().resolve("tmp");
        for (String name : files.list(folder)) {
            Path file = folder.resolve(name);
            try {
                if (!Orphans.time(file).toInstant().isAfter(latest)) {
                    Placing.discard(file);
                    removed++;
                }
            } catch (NoSuchFileException e) {
                // its writer has removed it
            } catch (IOException e) {
                throw StoreFiles.unavailable("remove", file, e);
            }
        }
        return removed;
    }
}
