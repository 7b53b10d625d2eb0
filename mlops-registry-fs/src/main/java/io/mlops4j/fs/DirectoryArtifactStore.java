// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.fs;

import io.mlops4j.common.Digest;
import io.mlops4j.fs.file.ContentFiles;
import io.mlops4j.spi.ArtifactStore;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** The contents of a directory. Thread-safe. */
final class DirectoryArtifactStore implements ArtifactStore {
    private final StoreAccess access;
    private final ContentFiles contents;

    DirectoryArtifactStore(StoreAccess access, ContentFiles contents) {
        this.access = access;
        this.contents = contents;
    }

    @Override
    public Stored put(InputStream content) throws IOException {
        access.requireWritable();
        return contents.put(content);
    }

    @Override
    public Optional<InputStream> open(Digest digest) throws IOException {
        access.requireOpen();
        return contents.open(digest);
    }

    @Override
    public boolean contains(Digest digest) {
        access.requireOpen();
        return contents.contains(digest);
    }

    @Override
    public void erase(Digest digest) throws IOException {
        access.requireWritable();
        contents.erase(digest);
    }

    @Override
    public List<Digest> list() {
        access.requireOpen();
        return contents.list();
    }
}
