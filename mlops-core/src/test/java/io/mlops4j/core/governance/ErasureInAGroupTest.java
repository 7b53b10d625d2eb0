// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops4j.common.Actor;
import io.mlops4j.common.ModelName;
import io.mlops4j.core.Mlops;
import io.mlops4j.core.memory.InMemoryBackend;
import io.mlops4j.error.ConflictException;
import io.mlops4j.governance.MaterialityTier;
import io.mlops4j.spi.ArtifactStore;
import io.mlops4j.spi.Backend;
import io.mlops4j.spi.CommitResult;
import io.mlops4j.spi.LogEntry;
import io.mlops4j.spi.RegistryStore;
import io.mlops4j.spi.TrackingStore;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ErasureInAGroupTest {
    private static final ModelName MODEL = ModelName.of("bank");

    @Test
    @DisplayName("words of an entry that is still being written are not erased, and the error says so")
    void notWrittenYet() throws InterruptedException, ExecutionException {
        HeldBackend backend = new HeldBackend();
        Mlops cleo = Mlops.open(backend).as(Actor.person("cleo", "policy-owner"));
        cleo.registry().create(MODEL, "");
        backend.held = true;
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<?> classified =
                    threads.submit(() -> cleo.governance().classify(MODEL, MaterialityTier.LOW, "Mr Smith says so"));
            backend.arrived.await();
            Future<?> erased = threads.submit(() -> cleo.governance().eraseRemarks(MODEL, 2, "asked for"));
            backend.looked.await();
            backend.go.countDown();
            classified.get();
            assertThatThrownBy(erased::get).hasCauseInstanceOf(ConflictException.class);
        } finally {
            backend.go.countDown();
            threads.shutdownNow();
        }
        cleo.governance().eraseRemarks(MODEL, 2, "asked for");
        assertThat(cleo.audit().verify(MODEL, List.of()).findings()).isEmpty();
    }

    /** A backend that holds a commit until it is let go. */
    private static final class HeldBackend implements Backend {
        final CountDownLatch arrived = new CountDownLatch(1);
        final CountDownLatch looked = new CountDownLatch(1);
        final CountDownLatch go = new CountDownLatch(1);
        volatile boolean held;
        private final Backend sound = new InMemoryBackend();

        @Override
        public String description() {
            return sound.description();
        }

        @Override
        public Scope scope() {
            return sound.scope();
        }

        @Override
        public void close() {
            sound.close();
        }

        @Override
        public RegistryStore registry() {
            RegistryStore store = sound.registry();
            return new RegistryStore() {
                @Override
                public CommitResult commit(ModelName model, long expectedRevision, List<String> payloads) {
                    if (held && expectedRevision == 1) {
                        arrived.countDown();
                        try {
                            go.await();
                        } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                    }
                    return store.commit(model, expectedRevision, payloads);
                }

                @Override
                public List<LogEntry> read(ModelName model, long afterRevision) {
                    List<LogEntry> found = store.read(model, afterRevision);
                    if (held && arrived.getCount() == 0) {
                        looked.countDown();
                    }
                    return found;
                }

                @Override
                public List<ModelName> models() {
                    return store.models();
                }
            };
        }

        @Override
        public TrackingStore tracking() {
            return sound.tracking();
        }

        @Override
        public ArtifactStore artifacts() {
            return sound.artifacts();
        }
    }
}
