// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.buffer;

import io.mlops4j.common.RunId;
import io.mlops4j.core.buffer.Delivery.Answer;
import io.mlops4j.core.buffer.PointQueue.Fate;
import io.mlops4j.tracking.MetricPoint;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Takes batches out of the queue and sees that each is written, spooled or dropped, until the queue is closed and
 * empty.
 */
final class BufferWriter implements Runnable {
    private final RunId run;
    private final PointQueue queue;
    private final Delivery delivery;
    private final @Nullable Spool spool;
    private final int batchSize;
    private final long retryNanos;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean urgent = true;
    private boolean bringing;
    private long lastTry;

    BufferWriter(
            RunId run, PointQueue queue, Delivery delivery, @Nullable Spool spool, int batchSize, Duration retryDelay) {
        this.run = run;
        this.queue = queue;
        this.delivery = delivery;
        this.spool = spool;
        this.batchSize = batchSize;
        this.retryNanos = retryDelay.toNanos();
    }

    @Override
    public void run() {
        try {
            do {
                round();
            } while (!queue.isFinished() && (urgent || bringing || !queue.isExhausted()));
        } catch (InterruptedException e) {
            // whoever interrupts this thread wants it to end; what is left is seen to by close
            Thread.currentThread().interrupt();
        } finally {
            ended.countDown();
        }
    }

    /** Makes a store that failed be tried again at once. */
    void hurry() {
        urgent = true;
        queue.nudge();
    }

    /** Waits for the end of the thread. */
    void awaitEnd(Duration timeout) {
        try {
            if (!ended.await(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
                delivery.note("The store did not answer in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void round() throws InterruptedException {
        if (spool == null) {
            urgent = false;
            List<MetricPoint> batch = queue.take(batchSize, Long.MAX_VALUE);
            if (!batch.isEmpty()) {
                writeInTheEnd(batch);
            }
        } else {
            List<MetricPoint> batch = queue.take(batchSize, untilNextTry(spool));
            if (!batch.isEmpty()) {
                writeOrSpool(spool, batch);
            }
            if (untilNextTry(spool) <= 0) {
                bring(spool);
            }
        }
    }

    /** Keeps at it until the store takes the batch, or refuses it, or somebody takes the batch away. */
    private void writeInTheEnd(List<MetricPoint> batch) throws InterruptedException {
        Answer answer = delivery.append(run, batch);
        boolean doubtful = false;
        while (answer.fate() == null && !queue.isFinished()) {
            doubtful |= answer == Answer.UNKNOWN;
            queue.pause(retryNanos);
            answer = doubtful ? delivery.appendAgain(run, batch) : delivery.append(run, batch);
        }
        Fate fate = answer.fate();
        if (fate != null) {
            queue.settle(batch.size(), fate);
        }
    }

    private void writeOrSpool(Spool refuge, List<MetricPoint> batch) {
        // what is older goes first
        Answer answer = refuge.isEmpty() ? delivery.append(run, batch) : Answer.FAILED;
        Fate fate = answer.fate();
        if (fate != null) {
            queue.settle(batch.size(), fate);
        } else if (queue.claim()) {
            lastTry = refuge.isEmpty() ? System.nanoTime() : lastTry;
            queue.settle(batch.size(), refuge.add(run, batch, answer));
        }
    }

    /** One batch at a time, so that newer points do not wait in memory for the whole of the older ones. */
    private void bring(Spool refuge) {
        // before the attempt: whoever hurries during it has the next one
        urgent = false;
        bringing = refuge.bring(queue) && !refuge.isEmpty();
        lastTry = System.nanoTime();
    }

    private long untilNextTry(Spool refuge) {
        if (urgent || bringing) {
            return 0;
        }
        return refuge.isEmpty() ? Long.MAX_VALUE : retryNanos - (System.nanoTime() - lastTry);
    }
}
