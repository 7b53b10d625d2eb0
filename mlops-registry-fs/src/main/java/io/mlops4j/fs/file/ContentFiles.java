// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs.file;

import io.mlops4j.common.Digest;
import io.mlops4j.error.CorruptRecordException;
import io.mlops4j.spi.ArtifactStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Contents, one read-only file each, named by its digest. Thread-safe. */
public final class ContentFiles {
    private static final int DIGITS_OF_FOLDER = 2;

    private final StoreFiles files;
    private final DurableFiles durable;
    private final Publisher publisher;
    private final Orphans orphans;
    private final Path folder;

    ContentFiles(StoreFiles files, DurableFiles durable, Publisher publisher, Path folder) {
        this.files = files;
        this.durable = durable;
        this.publisher = publisher;
        this.orphans = new Orphans(files, durable);
        this.folder = folder;
    }

    /**
     * Stores what a stream gives, to its end.
     *
     * @param content the content; not closed
     * @return its digest and size
     * @throws IOException if the stream or the disk fails; nothing was stored
     */
    public ArtifactStore.Stored put(InputStream content) throws IOException {
        Path temporary = durable.temporary();
        try {
            ArtifactStore.Stored stored = copy(content, temporary);
            durable.seal(temporary);
            place(temporary, stored);
            return stored;
        } finally {
            Publisher.discard(temporary);
        }
    }

    /** Opens a content; empty if it is not stored. */
    public Optional<InputStream> open(Digest digest) throws IOException {
        files.requireFolders(folder(digest));
        for (Path place : places(digest)) {
            try {
                return Optional.of(files.open(place));
            } catch (NoSuchFileException e) {
                // perhaps in the next place
            }
        }
        files.requireStore();
        return Optional.empty();
    }

    /**
     * Tells whether a content is stored. Who asks is taken to be about to name it: it is not removed for another grace
     * period.
     */
    public boolean contains(Digest digest) {
        Path file = file(digest);
        files.requireFolders(folder(digest));
        try {
            if (files.size(file).isPresent() && orphans.renew(digest, file)) {
                return true;
            }
            if (orphans.putBack(digest, file)) {
                return true;
            }
        } catch (IOException e) {
            throw StoreFiles.unavailable("keep", file, e);
        }
        files.requireStore();
        // put back or stored again by somebody else meanwhile
        return files.size(file).isPresent();
    }

    /** Removes a content at once, wherever it lies, also while a sweep has taken it away or puts it back. */
    public void erase(Digest digest) throws IOException {
        files.requireFolders(folder(digest));
        for (Path place : places(digest)) {
            Files.deleteIfExists(place);
        }
        orphans.remove(digest);
        if (Files.isDirectory(folder(digest))) {
            durable.forceFolder(folder(digest));
        }
        files.requireStore();
    }

    /** Lists the digests of all contents, ordered. */
    public List<Digest> list() {
        List<Digest> digests = new ArrayList<>();
        for (String part : files.list(folder)) {
            for (String name : files.list(folder.resolve(part))) {
                digests.add(digest(folder.resolve(part).resolve(name)));
            }
        }
        digests.sort(null);
        return digests;
    }

    /**
     * Reads a content to its end.
     *
     * @param file where it lies
     * @return its digest
     * @throws CorruptRecordException if it is not what its name says
     */
    public Digest check(Path file) {
        Digest expected = digest(file);
        files.requireFolders(folder(expected));
        try (InputStream content = files.open(file)) {
            MessageDigest hash = Digest.newHash();
            content.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), hash));
            if (!Digest.ofHash(hash.digest()).equals(expected)) {
                throw RecordFile.corrupt(file, "its bytes are not those that its name is the digest of", null);
            }
            return expected;
        } catch (IOException e) {
            throw StoreFiles.unavailable("read", file, e);
        }
    }

    private ArtifactStore.Stored copy(InputStream content, Path temporary) throws IOException {
        MessageDigest hash = Digest.newHash();
        try (OutputStream out = new DigestOutputStream(durable.create(temporary), hash)) {
            long size = content.transferTo(out);
            return new ArtifactStore.Stored(Digest.ofHash(hash.digest()), size);
        }
    }

    private void place(Path temporary, ArtifactStore.Stored stored) throws IOException {
        Digest digest = stored.digest();
        Path file = file(digest);
        durable.makeFolders(folder(digest));
        while (!isThere(temporary, digest)) {
            try {
                publisher.placing().place(temporary, file);
                break;
            } catch (IOException e) {
                // somebody else was first, or the answer was lost
                if (files.size(file).isEmpty()) {
                    throw e;
                }
            }
        }
        // also if it was there: who stored it may have died before this
        durable.forceFolder(folder(digest));
    }

    /** Tells whether the right bytes are where a content belongs. Wrong ones are moved aside and replaced. */
    private boolean isThere(Path own, Digest digest) throws IOException {
        Path file = file(digest);
        if (files.size(file).isEmpty()) {
            return false;
        }
        try {
            // much cheaper than a digest: both were read or written a moment ago, or the damage would stay for ever
            if (Files.mismatch(own, file) < 0) {
                return orphans.renew(digest, file);
            }
        } catch (NoSuchFileException e) {
            return false;
        }
        new Quarantine(files, durable).keep(file, "its bytes are not those that its name is the digest of");
        // replaces it in one step, so that no reader finds nothing
        Files.move(own, file, StandardCopyOption.ATOMIC_MOVE);
        return true;
    }

    private List<Path> places(Digest digest) {
        // in the last place once more, if it was put back between looking here and there
        return List.of(file(digest), orphans.taken(digest), file(digest));
    }

    private Digest digest(Path file) {
        try {
            Digest digest = new Digest(file.getFileName().toString());
            if (file(digest).equals(file)) {
                return digest;
            }
        } catch (IllegalArgumentException e) {
            throw StoreFiles.alien(file, e);
        }
        throw StoreFiles.alien(file, null);
    }

    /** Names the file of a content. */
    public Path file(Digest digest) {
        return folder(digest).resolve(digest.hex());
    }

    private Path folder(Digest digest) {
        return folder.resolve(digest.hex().substring(0, DIGITS_OF_FOLDER));
    }
}
