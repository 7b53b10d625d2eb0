// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs.file;

import io.mlops4j.common.Digest;
import io.mlops4j.error.CorruptRecordException;
import io.mlops4j.spi.ArtifactStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
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
    private final Path folder;

    ContentFiles(StoreFiles files, DurableFiles durable, Publisher publisher, Path folder) {
        this.files = files;
        this.durable = durable;
        this.publisher = publisher;
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
        try {
            files.requireFolders(folder(digest));
            return Optional.of(files.open(file(digest)));
        } catch (NoSuchFileException e) {
            files.requireStore();
            return Optional.empty();
        }
    }

    /** Tells how long a content is; empty if it is not stored. */
    public Optional<Long> size(Digest digest) {
        files.requireFolders(folder(digest));
        Optional<Long> size = files.size(file(digest));
        if (size.isEmpty()) {
            files.requireStore();
        }
        return size;
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

    private ArtifactStore.Stored copy(InputStream content, Path temporary) throws IOException {
        MessageDigest hash = Digest.newHash();
        try (OutputStream out = new DigestOutputStream(durable.create(temporary), hash)) {
            long size = content.transferTo(out);
            return new ArtifactStore.Stored(Digest.ofHash(hash.digest()), size);
        }
    }

    private void place(Path temporary, ArtifactStore.Stored stored) throws IOException {
        Digest digest = stored.digest();
        durable.makeFolders(folder(digest));
        if (!isThere(stored)) {
            try {
                publisher.placing().place(temporary, file(digest));
            } catch (IOException e) {
                // somebody else was first, or the answer was lost
                if (!isThere(stored)) {
                    throw e;
                }
            }
        }
        // also if it was there: who stored it may have died before this
        durable.forceFolder(folder(digest));
    }

    private boolean isThere(ArtifactStore.Stored stored) {
        Path file = file(stored.digest());
        Optional<Long> size = files.size(file);
        if (size.isPresent() && size.get() != stored.size()) {
            throw new CorruptRecordException("Cannot store content '" + stored.digest() + "': '" + file + "' has "
                    + size.get() + " bytes, not " + stored.size());
        }
        return size.isPresent();
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

    private Path file(Digest digest) {
        return folder(digest).resolve(digest.hex());
    }

    private Path folder(Digest digest) {
        return folder.resolve(digest.hex().substring(0, DIGITS_OF_FOLDER));
    }
}
