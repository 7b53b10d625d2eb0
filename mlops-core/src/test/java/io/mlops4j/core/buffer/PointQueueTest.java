// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.buffer;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops4j.core.buffer.PointQueue.Fate;
import io.mlops4j.core.buffer.PointQueue.Taking;
import io.mlops4j.tracking.MetricPoint;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class PointQueueTest {
    private static final Duration VERY_LONG = Duration.ofDays(1);
    private static final MetricPoint POINT = new MetricPoint("loss", 0.5, 1, 1);

    private final PointQueue queue = new PointQueue(1, 0);

    @Test
    @Timeout(60)
    void afterOneHasWaitedInVainNobodyWaitsUntilThereWasRoom() throws InterruptedException {
        assertThat(queue.put(POINT, VERY_LONG)).isEqualTo(Taking.TAKEN);
        assertThat(queue.put(POINT, Duration.ZERO)).isEqualTo(Taking.FULL);

        assertThat(queue.put(POINT, VERY_LONG)).isEqualTo(Taking.FULL);

        queue.take(1, 0);
        queue.settle(1, Fate.WRITTEN);
        assertThat(queue.put(POINT, VERY_LONG)).isEqualTo(Taking.TAKEN);
        Thread waiting = new Thread(() -> queue.put(POINT, VERY_LONG));
        waiting.start();
        while (waiting.isAlive() && waiting.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        queue.take(1, 0);
        queue.settle(1, Fate.WRITTEN);
        waiting.join();
        assertThat(queue.counts().waiting()).isEqualTo(1);
    }

    @Test
    @Timeout(60)
    void whoWasInterruptedTakesNoPatienceFromOthers() {
        queue.put(POINT, Duration.ZERO);
        Thread.currentThread().interrupt();
        assertThat(queue.put(POINT, VERY_LONG)).isEqualTo(Taking.FULL);
        assertThat(Thread.interrupted()).isTrue();
        Thread waiting = new Thread(() -> queue.put(POINT, VERY_LONG));
        waiting.start();
        while (waiting.isAlive() && waiting.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }

        queue.close();
    }
}
