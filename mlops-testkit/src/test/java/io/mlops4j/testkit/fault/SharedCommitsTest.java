// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops4j.audit.RegistryEvent.Tagged;
import io.mlops4j.common.ModelName;
import io.mlops4j.core.Mlops;
import io.mlops4j.core.memory.InMemoryBackend;
import io.mlops4j.error.CommitStateUnknownException;
import io.mlops4j.error.StoreUnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Threads whose changes of one model are committed together, by a store that fails now and then. */
class SharedCommitsTest {
    private static final ModelName MODEL = ModelName.of("churn");
    private static final int THREADS = 8;
    private static final int CHANGES = 40;

    private final Set<String> done = ConcurrentHashMap.newKeySet();
    private final Set<String> failed = ConcurrentHashMap.newKeySet();
    private final Set<String> unknown = ConcurrentHashMap.newKeySet();

    @Test
    void whatEachThreadIsToldHolds() throws Exception {
        FaultyBackend backend = FaultyBackend.around(new InMemoryBackend());
        Mlops mlops = Mlops.open(backend);
        Mlops rival = Mlops.open(backend);
        mlops.registry().create(MODEL, "");
        for (int i = 0; i < CHANGES; i++) {
            int number = i;
            backend.next(
                    Operation.REGISTRY_COMMIT,
                    new StoreFault.None(),
                    new StoreFault.LostAfter(),
                    new StoreFault.Conflict(),
                    new StoreFault.Unavailable(),
                    new StoreFault.LostBefore(),
                    // takes the next fault, so that it may come too late itself
                    new StoreFault.Preceded(() -> tag(rival, "rival-" + number)));
        }
        List<Callable<Boolean>> changes = new ArrayList<>();
        for (int i = 0; i < THREADS * CHANGES; i++) {
            String key = "change-" + i;
            changes.add(() -> tag(mlops, key));
        }
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        for (Future<Boolean> change : threads.invokeAll(changes)) {
            assertThat(change.get()).isTrue();
        }
        threads.shutdown();

        List<String> tags = mlops.audit().trail(MODEL).entries().stream()
                .flatMap(entry -> entry.events().stream())
                .filter(Tagged.class::isInstance)
                .map(event -> ((Tagged) event).key())
                .toList();
        assertThat(tags).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(done);
        // those whose commit never arrived
        assertThat(tags).doesNotContainAnyElementsOf(failed).doesNotContainAnyElementsOf(unknown);
        assertThat(failed).isNotEmpty();
        assertThat(unknown).isNotEmpty();
        assertThat(mlops.audit().verify(MODEL, List.of()).findings()).isEmpty();
    }

    private boolean tag(Mlops mlops, String key) {
        try {
            mlops.registry().tag(MODEL, key, "set");
            return done.add(key);
        } catch (StoreUnavailableException e) {
            return failed.add(key);
        } catch (CommitStateUnknownException e) {
            return unknown.add(key);
        }
    }
}
