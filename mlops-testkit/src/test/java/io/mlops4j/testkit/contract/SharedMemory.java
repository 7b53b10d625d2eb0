// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.testkit.contract;

import io.mlops4j.core.memory.InMemoryBackend;
import io.mlops4j.spi.ArtifactStore;
import io.mlops4j.spi.Backend;
import io.mlops4j.spi.RegistryStore;
import io.mlops4j.spi.TrackingStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** A store in memory that outlives its handles, to see what the kit does with several handles. */
class SharedMemory implements Backend {
    private final Backend store;
    private final RegistryStore registry;
    private final TrackingStore tracking;
    private final ArtifactStore artifacts;
    private volatile boolean closed;

    SharedMemory() {
        this(new InMemoryBackend());
    }

    SharedMemory(Backend store) {
        this.store = store;
        this.registry = guarded(RegistryStore.class, store.registry());
        this.tracking = guarded(TrackingStore.class, store.tracking());
        this.artifacts = guarded(ArtifactStore.class, store.artifacts());
    }

    /** Opens another handle. */
    SharedMemory again() {
        return new SharedMemory(store);
    }

    Backend store() {
        return store;
    }

    @Override
    public String description() {
        return "shared memory";
    }

    @Override
    public Scope scope() {
        return Scope.SHARED;
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
        closed = true;
    }

    private <T> T guarded(Class<T> type, T target) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            if (closed) {
                throw new IllegalStateException("closed");
            }
            try {
                return method.invoke(target, args);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }
}
