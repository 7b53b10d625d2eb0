// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs.file;

import io.mlops4j.common.Digest;
import io.mlops4j.error.CommitStateUnknownException;
import io.mlops4j.error.CorruptRecordException;
import io.mlops4j.spi.CommitResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An append-only log of numbered record files, as far as this handle has read it. Records never change, so each is read
 * once, and all that can be new is the record after the last. Thread-safe; what its {@link Reader} collects is guarded by
 * the monitor of the log.
 */
public final class RecordLog {
    /** Takes the records in order. Throws without effect if it cannot take one. */
    public interface Reader {
        /**
         * Takes one record.
         *
         * @param file where it lies, for errors
         * @param record the record
         */
        void read(Path file, RecordFile record);
    }

    /** Records per folder, so that no folder grows without end and a full one can be packed one day. */
    private static final int PER_FOLDER = 1_000;

    private static final int DIGITS = 12;

    private static final Pattern FOLDER = Pattern.compile("[0-9]{6,}");
    private static final Pattern FILE = Pattern.compile("[0-9]{12}\\.rec");

    private final StoreFiles files;
    private final DurableFiles durable;
    private final Publisher publisher;
    private final Path folder;
    private final RecordFile.Kind kind;
    private final String owner;
    private final Reader reader;
    private final Object committing = new Object();
    private boolean listed;
    private long latest;
    private String last = RecordFile.NONE;
    private @Nullable Path unsure;

    RecordLog(
            StoreFiles files,
            DurableFiles durable,
            Publisher publisher,
            Path folder,
            RecordFile.Kind kind,
            String owner,
            Reader reader) {
        this.files = files;
        this.durable = durable;
        this.publisher = publisher;
        this.folder = folder;
        this.kind = kind;
        this.owner = owner;
        this.reader = reader;
    }

    /** Names the first record file of a log. */
    static Path first(Path folder) {
        return file(folder, 1);
    }

    /**
     * Names the file of a record.
     *
     * @param folder where the records of its log lie
     * @param number its place in the log
     * @return where it lies
     */
    public static Path file(Path folder, long number) {
        String part = String.format(Locale.ROOT, "%06d", number / PER_FOLDER);
        return folder.resolve(part).resolve(String.format(Locale.ROOT, "%012d.rec", number));
    }

    /**
     * Reads the number of a record from its path.
     *
     * @param folder where the records of its log lie
     * @param file a file in a folder in that folder
     * @return its place in the log
     * @throws CorruptRecordException if no record lies there
     */
    public static long number(Path folder, Path file) {
        if (!isRecord(folder, file)) {
            throw StoreFiles.alien(file, null);
        }
        return Long.parseLong(file.getFileName().toString().substring(0, DIGITS));
    }

    /** Tells whether a place is one of a record. */
    static boolean isRecord(Path folder, Path file) {
        return FILE.matcher(file.getFileName().toString()).matches()
                && file(folder, Long.parseLong(file.getFileName().toString().substring(0, DIGITS)))
                        .equals(file);
    }

    /** Tells whether there is a first record, without reading more than that. */
    public synchronized boolean exists() {
        if (latest > 0) {
            return true;
        }
        files.requireFolders(folder);
        return readNext() || refresh() > 0;
    }

    /** Gives the number of the latest record that was read, 0 for none. */
    public synchronized long latest() {
        return latest;
    }

    /** Reads what has come since. Returns the number of the latest record, 0 for a log without records. */
    public synchronized long refresh() {
        makeSure();
        if (!listed) {
            // a record that is missing in the middle would look like the end
            long highest = highest();
            while (latest < highest) {
                if (!readNext()) {
                    throw missing(file(folder, latest + 1), file(folder, highest));
                }
            }
            listed = true;
        }
        boolean more = true;
        while (more) {
            more = readNext();
        }
        return latest;
    }

    /** Reads every record once more, up to the latest that is known. */
    public void replay(Reader again) {
        long known;
        synchronized (this) {
            known = refresh();
        }
        String before = RecordFile.NONE;
        for (long number = 1; number <= known; number++) {
            Path file = file(folder, number);
            byte[] bytes = files.read(file).orElseThrow(() -> missing(file, file(folder, known)));
            again.read(file, decode(file, bytes, number, before));
            before = Digest.of(bytes).hex();
        }
    }

    /** Appends a record of one line of payload, if the expected one is the latest. Revisions are numbers of records. */
    public CommitResult commit(long expected, String payload) {
        return commit(expected, List.of(payload));
    }

    /** Appends a record, if the expected one is the latest. Revisions are numbers of records. */
    public CommitResult commit(long expected, List<String> payloads) {
        // threads of this process wait here instead of losing races on the disk
        synchronized (committing) {
            RecordFile next;
            synchronized (this) {
                if (refresh() != expected) {
                    return new CommitResult.Conflict(latest);
                }
                next = new RecordFile(kind, latest + 1, last, durable.nonce(), owner, payloads);
            }
            Path file = file(folder, next.number());
            byte[] bytes = next.encode();
            makeFolder(next.number());
            if (publish(file, bytes) == Publisher.Outcome.LOST) {
                return new CommitResult.Conflict(refresh());
            }
            synchronized (this) {
                if (latest < next.number()) {
                    take(file, next, bytes);
                }
            }
            return new CommitResult.Committed(next.number());
        }
    }

    private Publisher.Outcome publish(Path file, byte[] bytes) {
        try {
            return publisher.publish(file, bytes);
        } catch (CommitStateUnknownException e) {
            synchronized (this) {
                unsure = Publisher.parent(file);
            }
            throw e;
        }
    }

    /** Whoever was told that it is unknown whether a record outlasts a power cut must not take it for written by reading it. */
    private void makeSure() {
        Path parent = unsure;
        if (parent != null) {
            try {
                durable.forceFolder(parent);
            } catch (IOException e) {
                throw StoreFiles.unavailable("make durable", parent, e);
            }
            unsure = null;
        }
    }

    private boolean readNext() {
        Path file = file(folder, latest + 1);
        Optional<byte[]> bytes = files.read(file);
        if (bytes.isEmpty()) {
            files.requireStore();
            return false;
        }
        take(file, decode(file, bytes.get(), latest + 1, last), bytes.get());
        return true;
    }

    private RecordFile decode(Path file, byte[] bytes, long number, String before) {
        RecordFile record = RecordFile.decode(file, bytes);
        record.require(file, kind, number, before);
        record.requireOwner(file, owner);
        return record;
    }

    private void take(Path file, RecordFile record, byte[] bytes) {
        reader.read(file, record);
        latest = record.number();
        last = Digest.of(bytes).hex();
    }

    private void makeFolder(long number) {
        Path parent = Publisher.parent(file(folder, number));
        // only with its first record: a folder that is gone was packed away, and its numbers must not come back
        if (number != 1 && number % PER_FOLDER != 0) {
            return;
        }
        try {
            durable.makeFolders(parent);
            if (number > 1) {
                // the record before this one lies in another folder, and its writer may have died too early
                durable.forceFolder(Publisher.parent(file(folder, number - 1)));
            }
        } catch (IOException e) {
            throw StoreFiles.unavailable("create", parent, e);
        }
    }

    private long highest() {
        List<String> folders = files.list(folder);
        long highest = 0;
        for (String name : folders) {
            Path part = folder.resolve(name);
            requireName(part, FOLDER);
            for (String file : files.list(part)) {
                requireName(part.resolve(file), FILE);
                highest = Math.max(highest, Long.parseLong(file.substring(0, DIGITS)));
            }
        }
        return highest;
    }

    private static CorruptRecordException missing(Path file, Path later) {
        return RecordFile.corrupt(
                file, "it is missing, and there are records after it, up to " + later.getFileName(), null);
    }

    private static void requireName(Path file, Pattern shape) {
        if (!shape.matcher(file.getFileName().toString()).matches()) {
            throw StoreFiles.alien(file, null);
        }
    }
}
