// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.buffer;

import io.mlops4j.common.RunId;
import io.mlops4j.core.buffer.Delivery.Answer;
import io.mlops4j.core.buffer.PointQueue.Fate;
import io.mlops4j.spi.TrackingStore;
import io.mlops4j.tracking.BufferOptions;
import io.mlops4j.tracking.MetricBuffer;
import io.mlops4j.tracking.MetricPoint;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A buffer before a store of runs, with a thread of its own. */
public final class BufferedMetrics implements MetricBuffer {
    private static final Logger LOG = LoggerFactory.getLogger(BufferedMetrics.class);

    private final RunId run;
    private final Clock clock;
    private final BufferOptions options;
    private final Delivery delivery;
    private final @Nullable Spool spool;
    private final PointQueue queue;
    private final BufferWriter writer;
    private final Set<String> told = ConcurrentHashMap.newKeySet();
    private boolean closed;

    private BufferedMetrics(TrackingStore store, RunId run, Clock clock, BufferOptions options) {
        this.run = run;
        this.clock = clock;
        this.options = options;
        this.delivery = new Delivery(store);
        this.spool = options.outage() instanceof BufferOptions.Outage.Spool chosen
                ? new Spool(SpoolFile.open(chosen.file(), chosen.maxBytes()), delivery)
                : null;
        this.queue = new PointQueue(options.capacity(), spool == null ? 0 : spool.points());
        this.writer = new BufferWriter(run, queue, delivery, spool, options.batchSize(), options.retryDelay());
    }

    /**
     * Opens a buffer and starts its thread, which first brings to the store what an earlier process left in the spool
     * file.
     *
     * @param store where points go
     * @param run the run that they are logged for
     * @param clock gives the times of points that are logged without one
     * @param options how the buffer works
     * @return the buffer, to be closed
     * @throws IllegalStateException if another buffer uses the spool file
     * @throws io.mlops4j.error.StoreUnavailableException if the spool file cannot be opened
     * @throws io.mlops4j.error.CorruptRecordException if the spool file is damaged before its end
     * @throws io.mlops4j.error.UnsupportedFormatException if a newer library wrote it
     */
    public static MetricBuffer start(TrackingStore store, RunId run, Clock clock, BufferOptions options) {
        BufferedMetrics buffer = new BufferedMetrics(store, run, clock, options);
        options.threads().newThread(buffer.writer).start();
        return buffer;
    }

    @Override
    public void metric(String key, double value, long step) {
        MetricPoint point;
        try {
            point = new MetricPoint(key, value, step, clock.millis());
        } catch (RuntimeException e) {
            delivery.note(e.toString());
            queue.drop();
            tellDropped("invalid", e.getMessage());
            return;
        }
        log(point);
    }

    @Override
    public void log(MetricPoint point) {
        switch (queue.put(point, options.patience())) {
            case FULL -> tellDropped("full", "the buffer is full");
            case CLOSED -> tellDropped("closed", "the buffer is closed");
            case TAKEN -> {}
        }
    }

    /** Once for each sort of reason: a training may log a million points with the same mistake. */
    private void tellDropped(String sort, @Nullable String reason) {
        if (told.add(sort)) {
            LOG.warn("Dropped a point of run '{}': {}. More such points are only counted", run, reason);
        }
    }

    @Override
    public boolean flush(Duration timeout) {
        writer.hurry();
        return queue.awaitSettled(timeout);
    }

    @Override
    public Counts counts() {
        return queue.counts();
    }

    @Override
    public Optional<String> problem() {
        return delivery.problem();
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        // in this order: the last attempt is asked for before the thread may find that nothing is left to do
        writer.hurry();
        queue.close();
        writer.awaitEnd(options.closeTimeout());
        PointQueue.Rest rest = queue.finish();
        // not interrupted, even if it is still busy: that could close a file under others who use the store
        leave(rest.inHand());
        leave(rest.waiting());
        if (spool != null) {
            spool.close();
        }
        Counts counts = counts();
        if (counts.dropped() > 0 || counts.spooled() > 0) {
            LOG.warn("The buffer of run '{}' leaves {}", run, counts);
        }
    }

    @Override
    public String toString() {
        return "buffer of run " + run + ", " + counts();
    }

    /**
     * Batch by batch, since a line of the spool holds no more. What is in hand stays one batch: it may be in the store,
     * whole.
     */
    private void leave(List<MetricPoint> rest) {
        for (int from = 0; from < rest.size(); from += options.batchSize()) {
            List<MetricPoint> batch = rest.subList(from, Math.min(rest.size(), from + options.batchSize()));
            // the oldest may be on its way to the store in this moment
            Fate fate = spool == null ? Fate.DROPPED : spool.add(run, batch, Answer.UNKNOWN);
            queue.finished(batch.size(), fate);
        }
    }
}
