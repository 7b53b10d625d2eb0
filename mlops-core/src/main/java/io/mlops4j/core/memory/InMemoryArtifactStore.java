// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.memory;

import io.mlops4j.common.Digest;
import io.mlops4j.spi.ArtifactStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Each content is one array that is never written to again. */
final class InMemoryArtifactStore implements ArtifactStore {
    private final Openness openness;
    private final ConcurrentNavigableMap<Digest, byte[]> contents = new ConcurrentSkipListMap<>();

    InMemoryArtifactStore(Openness openness) {
        this.openness = openness;
    }

    @Override
    public Stored put(InputStream content) throws IOException {
        openness.require();
        byte[] bytes = content.readAllBytes();
        Digest digest = Digest.of(bytes);
        contents.putIfAbsent(digest, bytes);
        return new Stored(digest, bytes.length);
    }

    @Override
    public Optional<InputStream> open(Digest digest) {
        openness.require();
        return Optional.ofNullable(contents.get(digest)).map(ByteArrayInputStream::new);
    }

    @Override
    public boolean contains(Digest digest) {
        openness.require();
        return contents.containsKey(digest);
    }

    @Override
    public void erase(Digest digest) {
        openness.require();
        contents.remove(digest);
    }

    @Override
    public List<Digest> list() {
        openness.require();
        return List.copyOf(contents.keySet());
    }
}
