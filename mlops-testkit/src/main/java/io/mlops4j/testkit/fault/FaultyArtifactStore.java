// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.testkit.fault;

import io.mlops4j.common.Digest;
import io.mlops4j.spi.ArtifactStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.List;
import java.util.Optional;

/** A store of contents under a script. */
final class FaultyArtifactStore implements ArtifactStore {
    private final ArtifactStore sound;
    private final Script script;

    FaultyArtifactStore(ArtifactStore sound, Script script) {
        this.sound = sound;
        this.script = script;
    }

    @Override
    public Stored put(InputStream content) throws IOException {
        reach(Operation.ARTIFACT_PUT);
        return sound.put(content);
    }

    @Override
    public Optional<InputStream> open(Digest digest) throws IOException {
        boolean damaged = reach(Operation.ARTIFACT_OPEN) instanceof StoreFault.Damaged;
        return sound.open(digest).map(content -> damaged ? longer(content) : content);
    }

    @Override
    public boolean contains(Digest digest) {
        return script.call(Operation.ARTIFACT_CONTAINS, () -> sound.contains(digest));
    }

    @Override
    public void erase(Digest digest) throws IOException {
        reach(Operation.ARTIFACT_ERASE);
        sound.erase(digest);
    }

    @Override
    public List<Digest> list() {
        return script.call(Operation.ARTIFACT_LIST, sound::list);
    }

    private StoreFault reach(Operation operation) throws IOException {
        StoreFault fault = script.next(operation);
        if (fault instanceof StoreFault.Unavailable) {
            throw new IOException("Cannot do " + operation + ": the store was told to fail");
        }
        Script.before(fault);
        return fault;
    }

    private static InputStream longer(InputStream content) {
        return new SequenceInputStream(content, new ByteArrayInputStream(new byte[] {'!'}));
    }
}
