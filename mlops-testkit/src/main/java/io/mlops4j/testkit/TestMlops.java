// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.testkit;

import io.mlops4j.common.Actor;
import io.mlops4j.core.Mlops;
import io.mlops4j.core.MlopsOptions;
import io.mlops4j.core.memory.InMemoryBackend;
import io.mlops4j.spi.Backend;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The library for tests of what is built on it: in memory, with a clock that the test sets and ids that are the same each
 * time ({@code id-000001} and so on), so that a test can state exactly what is recorded.
 *
 * <pre>{@code
 * try (TestMlops test = TestMlops.inMemory()) {
 *     trainer.train(test.mlops());
 *     test.clock().advance(Duration.ofDays(30));
 * }
 * }</pre>
 *
 * <p>Thread-safe.
 */
public final class TestMlops implements AutoCloseable {
    /** What the clock shows first: the first moment of 2024, a leap year. */
    public static final Instant START = Instant.parse("2024-01-01T00:00:00Z");

    private final Mlops mlops;
    private final SettableClock clock;

    private TestMlops(Mlops mlops, SettableClock clock) {
        this.mlops = mlops;
        this.clock = clock;
    }

    /**
     * Opens the library on a new store in memory.
     *
     * @return the library, acting for the person {@code tester}
     */
    public static TestMlops inMemory() {
        return on(new InMemoryBackend());
    }

    /**
     * Opens the library on a backend. Ids are the same each time, so the backend's store must be new.
     *
     * @param backend the backend; closed together with the library
     * @return the library, acting for the person {@code tester}
     */
    public static TestMlops on(Backend backend) {
        SettableClock clock = SettableClock.at(START);
        AtomicLong count = new AtomicLong();
        MlopsOptions options = MlopsOptions.withDefaults()
                .withActor(Actor.person("tester"))
                .withClock(clock)
                .withIds(() -> String.format(Locale.ROOT, "id-%06d", count.incrementAndGet()));
        return new TestMlops(Mlops.open(backend, options), clock);
    }

    /**
     * Gives the library.
     *
     * @return the library
     */
    public Mlops mlops() {
        return mlops;
    }

    /**
     * Gives the clock that the library asks.
     *
     * @return the clock
     */
    public SettableClock clock() {
        return clock;
    }

    /** Closes the library. */
    @Override
    public void close() {
        mlops.close();
    }
}
