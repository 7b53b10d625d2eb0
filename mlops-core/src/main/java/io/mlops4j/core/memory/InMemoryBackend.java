// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.memory;

import io.mlops4j.spi.ArtifactStore;
import io.mlops4j.spi.Backend;
import io.mlops4j.spi.RegistryStore;
import io.mlops4j.spi.TrackingStore;

/**
 * Keeps everything in memory, artifacts included, until it is garbage. For tests and for work that needs no tomorrow.
 * Thread-safe.
 */
public final class InMemoryBackend implements Backend {
    private final Openness openness = new Openness();
    private final RegistryStore registry = new InMemoryRegistryStore(openness);
    private final TrackingStore tracking = new InMemoryTrackingStore(openness);
    private final ArtifactStore artifacts = new InMemoryArtifactStore(openness);

    /** Opens an empty store of its own. */
    public InMemoryBackend() {}

    @Override
    public String description() {
        return "memory";
    }

    @Override
    public Scope scope() {
        return Scope.PROCESS;
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
        openness.close();
    }
}
