// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.tracking;

import io.mlops4j.common.Actor;
import io.mlops4j.common.ExperimentName;
import io.mlops4j.core.artifact.ArtifactService;
import io.mlops4j.core.memory.InMemoryBackend;
import io.mlops4j.spi.TrackingStore;
import io.mlops4j.tracking.ActiveRun;
import io.mlops4j.tracking.Run;
import io.mlops4j.tracking.Tracking;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/** A tracking service over memory whose clock goes on by one second each time that it is read. */
final class Fixture {
    static final ExperimentName EXPERIMENT = ExperimentName.of("bank");

    final InMemoryBackend backend = new InMemoryBackend();
    final Clock clock = new StepClock();
    final TrackingStore store;
    final Tracking tracking;

    Fixture() {
        this(store -> store);
    }

    Fixture(UnaryOperator<TrackingStore> wrapper) {
        store = wrapper.apply(backend.tracking());
        tracking = new TrackingService(
                store,
                new ArtifactService(backend.artifacts()),
                clock,
                new RunIds(Clock.systemUTC()),
                Actor.person("ana"));
    }

    ActiveRun start() {
        return tracking.start(EXPERIMENT);
    }

    /** As the store has it, whatever the recorder believes. */
    Run stored(ActiveRun run) {
        return backend.tracking().find(run.id()).orElseThrow().run();
    }

    private static final class StepClock extends Clock {
        private final AtomicLong reads = new AtomicLong();

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Instant.EPOCH.plus(Duration.ofSeconds(reads.incrementAndGet()));
        }
    }
}
