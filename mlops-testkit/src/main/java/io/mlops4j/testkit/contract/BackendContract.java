// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.testkit.contract;

import static io.mlops4j.testkit.contract.RunSamples.EXPERIMENT;
import static io.mlops4j.testkit.contract.RunSamples.START;
import static io.mlops4j.testkit.contract.RunSamples.commit;
import static io.mlops4j.testkit.contract.RunSamples.point;
import static io.mlops4j.testkit.contract.RunSamples.read;
import static io.mlops4j.testkit.contract.RunSamples.start;
import static io.mlops4j.testkit.contract.RunSamples.tags;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mlops4j.common.Digest;
import io.mlops4j.common.ModelName;
import io.mlops4j.common.RunId;
import io.mlops4j.error.CorruptRecordException;
import io.mlops4j.spi.Backend;
import io.mlops4j.spi.LogEntry;
import io.mlops4j.tracking.Experiment;
import io.mlops4j.tracking.RunQuery;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** The clauses B1 to B5 of {@link Backend}. */
public abstract class BackendContract extends ContractKit {
    private static final ModelName MODEL = ModelName.of("churn");
    private static final RunId RUN = RunId.of("r1");
    private static final int ROUNDS = 20;

    /** Makes the kit. */
    protected BackendContract() {}

    /**
     * Tells how to damage what is stored of a model behind the backend's back, such as by altering one character of its
     * last entry. Asked only of scope {@link Backend.Scope#SHARED}: every handle is closed before the damage is done, and
     * new ones are opened after it.
     *
     * @param backend a backend
     * @param model a model with one entry
     * @return what does the damage, or empty if a test cannot reach what the backend stores
     */
    protected Optional<Executable> damageTo(Backend backend, ModelName model) {
        return Optional.empty();
    }

    @Test
    @DisplayName("B1 the stores work side by side in many threads")
    void storesWorkSideBySide() {
        next().tracking().create(new Experiment(EXPERIMENT, START));
        Race.of(Race.THREADS, lane -> {
            ModelName model = ModelName.of("model " + lane);
            RunId run = RunId.of("run-" + lane);
            commit(next(), run, 0, RunSamples.started("run"));
            for (int i = 1; i <= ROUNDS; i++) {
                next().registry().commit(model, i - 1, "{\"n\":" + i + "}");
                commit(next(), run, i, tags("n", "" + i));
                next().tracking().append(run, List.of(point("n", i, i)));
                next().artifacts().put(new ByteArrayInputStream(new byte[] {(byte) lane, (byte) i}));
            }
            return lane;
        });

        everyHandle(backend -> {
            assertEquals(Race.THREADS, backend.registry().models().size());
            assertEquals(Race.THREADS * ROUNDS, backend.artifacts().list().size());
            for (int lane = 0; lane < Race.THREADS; lane++) {
                assertEquals(
                        ROUNDS,
                        backend.registry()
                                .read(ModelName.of("model " + lane), 0)
                                .size());
                assertEquals(
                        ROUNDS,
                        backend.tracking().history(RunId.of("run-" + lane), "n").size());
            }
        });
    }

    @Test
    @DisplayName("B2 what one call has acknowledged every later call sees")
    void acknowledgedIsVisible() throws IOException {
        for (int i = 1; i <= ROUNDS; i++) {
            int count = i;
            next().registry().commit(MODEL, i - 1, "{}");
            everyHandle(backend ->
                    assertEquals(count, backend.registry().read(MODEL, 0).size()));
            RunId run = start(next(), "r" + i);
            everyHandle(backend -> assertEquals(1, read(backend, run).revision()));
            next().tracking().append(run, List.of(point("m", i, 0)));
            everyHandle(backend ->
                    assertEquals(1, backend.tracking().history(run, "m").size()));
            everyHandle(backend -> assertEquals(
                    count, backend.tracking().search(RunQuery.all()).items().size()));
            next().artifacts().put(new ByteArrayInputStream(new byte[] {(byte) i}));
            everyHandle(
                    backend -> assertEquals(count, backend.artifacts().list().size()));
        }
    }

    @Test
    @DisplayName("B4 every method throws after close, and closing again does nothing")
    void closedBackendsRefuse() {
        start(next(), "r1");
        everyHandle(backend -> {
            Map<String, Executable> calls = calls(backend);
            backend.close();
            backend.close();
            calls.forEach((name, call) -> assertThrows(IllegalStateException.class, call, name));
        });
    }

    @Test
    @DisplayName("B4 a closed backend still describes itself and gives its stores")
    void closedBackendsAnswerForThemselves() {
        everyHandle(backend -> {
            String description = backend.description();
            Backend.Scope scope = backend.scope();
            List<Object> stores = List.of(backend.registry(), backend.tracking(), backend.artifacts());
            backend.close();
            assertEquals(description, backend.description());
            assertEquals(scope, backend.scope());
            assertSame(stores.get(0), backend.registry());
            assertSame(stores.get(1), backend.tracking());
            assertSame(stores.get(2), backend.artifacts());
        });
    }

    @Test
    @DisplayName("B4 closing one handle leaves the others open")
    void handlesCloseAlone() {
        if (isShared()) {
            Backend lent = next();
            reopen(lent).close();
        }
        start(next(), "r1");
        everyHandle(backend -> assertEquals(RUN, read(backend, RUN).run().id()));
    }

    @Test
    @DisplayName("B4 what was acknowledged stays after close")
    void acknowledgedStays() throws IOException {
        next().registry().commit(MODEL, 0, "{}");
        start(next(), "r1");
        next().tracking().append(RUN, List.of(point("m", 1, 1)));
        Digest digest =
                next().artifacts().put(new ByteArrayInputStream(new byte[] {1})).digest();

        assumeTrue(isShared(), "the store ends with its backend");
        closeAndReopen();
        everyHandle(backend -> {
            assertEquals(List.of(new LogEntry(1, "{}")), backend.registry().read(MODEL, 0));
            assertEquals(List.of(point("m", 1, 1)), backend.tracking().history(RUN, "m"));
            assertTrue(backend.artifacts().contains(digest));
        });
    }

    @Test
    @DisplayName("B5 a damaged record is reported and never read as good")
    void damageIsReported() throws Throwable {
        next().registry().commit(MODEL, 0, "{\"n\":1}");
        Optional<Executable> damage = damageTo(next(), MODEL);
        assumeTrue(isShared() && damage.isPresent(), "the kit was not told how to damage this backend");

        closeAll();
        damage.orElseThrow().execute();
        closeAndReopen();
        everyHandle(backend -> {
            CorruptRecordException error = assertThrows(
                    CorruptRecordException.class, () -> backend.registry().read(MODEL, 0));
            assertFalse(String.valueOf(error.getMessage()).isBlank(), "the error says nothing");
        });
    }

    @Test
    @DisplayName("B1 a backend gives the same stores each time and describes itself in one line")
    void storesAreTheSame() {
        everyHandle(backend -> {
            assertSame(backend.registry(), backend.registry());
            assertSame(backend.tracking(), backend.tracking());
            assertSame(backend.artifacts(), backend.artifacts());
            assertFalse(backend.description().isBlank(), "the description is blank");
            assertEquals(1, backend.description().lines().count(), "lines of the description");
        });
    }

    private static Map<String, Executable> calls(Backend backend) {
        var registry = backend.registry();
        var tracking = backend.tracking();
        var artifacts = backend.artifacts();
        Digest digest = Digest.of("x");
        Map<String, Executable> calls = new LinkedHashMap<>();
        calls.put("registry.commit", () -> registry.commit(MODEL, 0, "{}"));
        calls.put("registry.read", () -> registry.read(MODEL, 0));
        calls.put("registry.models", registry::models);
        calls.put("tracking.create", () -> tracking.create(new Experiment(EXPERIMENT, START)));
        calls.put("tracking.experiments", tracking::experiments);
        calls.put("tracking.commit", () -> tracking.commit(RUN, 1, List.of(tags("a", "b"))));
        calls.put("tracking.append", () -> tracking.append(RUN, List.of(point("m", 1, 1))));
        calls.put("tracking.append of nothing", () -> tracking.append(RUN, List.of()));
        calls.put("tracking.find", () -> tracking.find(RUN));
        calls.put("tracking.history", () -> tracking.history(RUN, "m"));
        calls.put("tracking.search", () -> tracking.search(RunQuery.all()));
        calls.put("artifacts.put", () -> artifacts.put(new ByteArrayInputStream(new byte[0])));
        calls.put("artifacts.open", () -> artifacts.open(digest));
        calls.put("artifacts.contains", () -> artifacts.contains(digest));
        calls.put("artifacts.list", artifacts::list);
        calls.put("artifacts.erase", () -> artifacts.erase(digest));
        return calls;
    }
}
