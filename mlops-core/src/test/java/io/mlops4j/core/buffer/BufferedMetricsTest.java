// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.buffer;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops4j.core.buffer.UnreliableStore.Fault;
import io.mlops4j.tracking.BufferOptions;
import io.mlops4j.tracking.MetricBuffer;
import io.mlops4j.tracking.MetricBuffer.Counts;
import io.mlops4j.tracking.MetricPoint;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No test waits for time: attempts are an hour apart, so that only flush and close make them. */
class BufferedMetricsTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final BufferOptions OPTIONS = BufferOptions.withDefaults()
            .withRetryDelay(Duration.ofHours(1))
            .withCloseTimeout(LONG)
            .withPatience(LONG);

    private final UnreliableStore store = new UnreliableStore();

    @Test
    void pointsAreWrittenInTheOrderInWhichTheyWereLogged() {
        try (MetricBuffer buffer = start(OPTIONS.withBatchSize(7))) {
            log(buffer, 0, 100);

            assertThat(buffer.flush(LONG)).isTrue();

            assertThat(store.steps()).isEqualTo(steps(0, 100));
            assertThat(buffer.counts()).isEqualTo(new Counts(100, 100, 0, 0));
            assertThat(buffer.problem()).isEmpty();
        }
    }

    @Test
    void closeFlushes() {
        MetricBuffer buffer = start(OPTIONS.withBatchSize(3));
        log(buffer, 0, 10);

        buffer.close();
        buffer.close();

        assertThat(store.steps()).isEqualTo(steps(0, 10));
        assertThat(buffer.counts().waiting()).isZero();
    }

    @Test
    void manyThreadsLoseNothingAndEachKeepsItsOrder() throws InterruptedException {
        MetricBuffer buffer = start(OPTIONS.withCapacity(16).withBatchSize(5));
        List<Thread> threads = new ArrayList<>();
        for (int lane = 0; lane < 4; lane++) {
            long first = lane * 1_000L;
            threads.add(new Thread(() -> log(buffer, first, first + 500)));
        }
        for (Thread thread : threads) {
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        buffer.close();

        assertThat(buffer.counts()).isEqualTo(new Counts(2_000, 2_000, 0, 0));
        for (int lane = 0; lane < 4; lane++) {
            long first = lane * 1_000L;
            assertThat(store.steps().stream().filter(step -> step / 1_000 == first / 1_000))
                    .containsExactlyElementsOf(steps(first, first + 500));
        }
    }

    @Test
    void anOutageIsSatOutInMemory() {
        try (MetricBuffer buffer = start(OPTIONS)) {
            store.down = true;
            log(buffer, 0, 5);
            assertThat(buffer.flush(Duration.ZERO)).isFalse();
            assertThat(buffer.counts()).isEqualTo(new Counts(5, 0, 0, 0));

            store.down = false;

            assertThat(buffer.flush(LONG)).isTrue();
            assertThat(store.steps()).isEqualTo(steps(0, 5));
            assertThat(buffer.problem()).isEmpty();
        }
    }

    @Test
    void whatDoesNotFitIsDroppedAndCounted() {
        CountDownLatch start = new CountDownLatch(1);
        BufferOptions small =
                OPTIONS.withCapacity(3).withPatience(Duration.ZERO).withThreads(after(start));
        try (MetricBuffer buffer = start(small)) {
            log(buffer, 0, 5);
            assertThat(buffer.counts()).isEqualTo(new Counts(5, 0, 0, 2));

            start.countDown();

            assertThat(buffer.flush(LONG)).isTrue();
            assertThat(store.steps()).isEqualTo(steps(0, 3));
            assertThat(buffer.counts()).isEqualTo(new Counts(5, 3, 0, 2));
        }
    }

    @Test
    void whatIsBeingWrittenTakesRoomToo() throws InterruptedException {
        store.gate = new UnreliableStore.Gate();
        try (MetricBuffer buffer = start(OPTIONS.withCapacity(3).withPatience(Duration.ZERO))) {
            log(buffer, 0, 1);
            store.gate.reached().await();

            log(buffer, 1, 6);

            assertThat(buffer.counts()).isEqualTo(new Counts(6, 0, 0, 3));
            assertThat(buffer.counts().waiting()).isEqualTo(3);
            assertThat(buffer.counts()).hasToString("Counts[logged=6, written=0, spooled=0, dropped=3, waiting=3]");
            store.gate.open();
        }
    }

    @Test
    void whoeverWaitsForRoomGetsIt() {
        CountDownLatch start = new CountDownLatch(1);
        try (MetricBuffer buffer = start(OPTIONS.withCapacity(1).withThreads(after(start)))) {
            buffer.metric("loss", 0, 0);
            start.countDown();
            log(buffer, 1, 50);

            assertThat(buffer.flush(LONG)).isTrue();
            assertThat(store.steps()).isEqualTo(steps(0, 50));
        }
    }

    @Test
    void nothingIsThrownIntoTheHost() {
        MetricBuffer buffer = start(OPTIONS);
        buffer.metric("", 1);
        buffer.metric("a\u0000", 1, 3);
        assertThat(buffer.problem()).isPresent();
        buffer.close();
        buffer.metric("loss", 1);
        buffer.log(new MetricPoint("loss", 1, 1, 1));

        assertThat(buffer.counts()).isEqualTo(new Counts(4, 0, 0, 4));
    }

    @Test
    void whatTheStoreRefusesIsDroppedAndTheRestGoesOn() {
        store.faults.add(Fault.REFUSED);
        try (MetricBuffer buffer = start(OPTIONS)) {
            buffer.metric("loss", 1, 1);
            assertThat(buffer.flush(LONG)).isTrue();
            assertThat(buffer.problem()).isPresent();
            buffer.metric("loss", 2, 2);
            assertThat(buffer.flush(LONG)).isTrue();

            assertThat(store.steps()).containsExactly(2L);
            assertThat(buffer.counts()).isEqualTo(new Counts(2, 1, 0, 1));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"LOST_AFTER", "LOST_BEFORE"})
    void whenAnAnswerIsLostThePointsAreThereOnce(Fault fault) {
        store.faults.add(fault);
        store.faults.add(fault);
        CountDownLatch start = new CountDownLatch(1);
        try (MetricBuffer buffer = start(OPTIONS.withThreads(after(start)))) {
            log(buffer, 0, 3);
            log(buffer, 0, 3);
            start.countDown();
            // each flush makes one attempt, and two of them fail
            while (!buffer.flush(Duration.ofMillis(1))) {
                assertThat(buffer.counts().dropped()).isZero();
            }

            assertThat(store.steps()).containsExactly(0L, 1L, 2L, 0L, 1L, 2L);
            assertThat(buffer.counts()).isEqualTo(new Counts(6, 6, 0, 0));
        }
    }

    @Test
    void aStoreThatHangsHoldsNobodyUp() throws InterruptedException {
        store.gate = new UnreliableStore.Gate();
        MetricBuffer buffer = start(OPTIONS.withCloseTimeout(Duration.ZERO));
        log(buffer, 0, 1);
        store.gate.reached().await();
        log(buffer, 1, 4);

        buffer.close();

        assertThat(buffer.counts()).isEqualTo(new Counts(4, 0, 0, 4));
        store.gate.open();
    }

    private MetricBuffer start(BufferOptions options) {
        Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        return BufferedMetrics.start(store, UnreliableStore.RUN, clock, options);
    }

    private static void log(MetricBuffer buffer, long from, long to) {
        for (long step = from; step < to; step++) {
            buffer.metric("loss", 0.5, step);
        }
    }

    private static List<Long> steps(long from, long to) {
        return LongStream.range(from, to).boxed().toList();
    }

    private static ThreadFactory after(CountDownLatch start) {
        return work -> new Thread(() -> {
            try {
                start.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            work.run();
        });
    }
}
