// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.fault;

import io.mlops4j.spi.ArtifactStore;
import io.mlops4j.spi.Backend;
import io.mlops4j.spi.RegistryStore;
import io.mlops4j.spi.TrackingStore;

/** A backend with another store of models. */
record OtherRegistry(Backend backend, RegistryStore registry) implements Backend {
    @Override
    public String description() {
        return backend.description();
    }

    @Override
    public Scope scope() {
        return backend.scope();
    }

    @Override
    public TrackingStore tracking() {
        return backend.tracking();
    }

    @Override
    public ArtifactStore artifacts() {
        return backend.artifacts();
    }

    @Override
    public void close() {
        backend.close();
    }
}
