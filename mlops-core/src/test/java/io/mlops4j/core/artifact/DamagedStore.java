// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.artifact;

import io.mlops4j.common.Digest;
import io.mlops4j.spi.ArtifactStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A store that gives other bytes than it was given, once told which. */
final class DamagedStore implements ArtifactStore {
    byte @Nullable [] replacement;

    private final ArtifactStore store;

    DamagedStore(ArtifactStore store) {
        this.store = store;
    }

    @Override
    public Stored put(InputStream content) throws IOException {
        return store.put(content);
    }

    @Override
    public Optional<InputStream> open(Digest digest) throws IOException {
        Optional<InputStream> sound = store.open(digest);
        return replacement == null ? sound : sound.map(stream -> new ByteArrayInputStream(replacement));
    }

    @Override
    public boolean contains(Digest digest) {
        return store.contains(digest);
    }

    @Override
    public void erase(Digest digest) throws IOException {
        store.erase(digest);
    }

    @Override
    public List<Digest> list() {
        return store.list();
    }
}
