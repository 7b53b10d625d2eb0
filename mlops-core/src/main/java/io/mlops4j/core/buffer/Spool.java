// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.buffer;

import io.mlops4j.common.RunId;
import io.mlops4j.core.buffer.Delivery.Answer;
import io.mlops4j.core.buffer.PointQueue.Fate;
import io.mlops4j.error.MlopsException;
import io.mlops4j.tracking.MetricPoint;
import java.io.IOException;
import java.util.List;

/**
 * The way through a spool file: into it while the store does not work, and out of it in order. Whether the oldest batch
 * may be in the store already is remembered. What an earlier process left may be, up to the first batch that is not: it
 * wrote them in order.
 */
final class Spool implements AutoCloseable {
    private final SpoolFile file;
    private final Delivery delivery;
    private volatile boolean doubtful;

    Spool(SpoolFile file, Delivery delivery) {
        this.file = file;
        this.delivery = delivery;
        this.doubtful = !file.isEmpty();
    }

    int points() {
        return file.points();
    }

    boolean isEmpty() {
        return file.isEmpty();
    }

    /**
     * Takes points that an attempt did not bring to the store.
     *
     * @param answer how the attempt ended; {@link Answer#FAILED} if there was none
     * @return spooled, or dropped if there is no room or the file cannot be written
     */
    Fate add(RunId run, List<MetricPoint> points, Answer answer) {
        try {
            boolean oldest = file.isEmpty();
            if (file.add(run, points)) {
                if (oldest) {
                    doubtful = answer == Answer.UNKNOWN;
                }
                return Fate.SPOOLED;
            }
            delivery.note("The spool file is full");
        } catch (IOException e) {
            delivery.note("The spool file cannot be written: " + e);
        }
        return Fate.DROPPED;
    }

    /** Brings the oldest batch to the store; false if that fails or none waits. */
    boolean bring(PointQueue counter) {
        try {
            SpoolLine.Batch head = file.head();
            return head != null && bring(head, counter);
        } catch (IOException | MlopsException e) {
            delivery.note("The spool file cannot be read: " + e);
            return false;
        }
    }

    private boolean bring(SpoolLine.Batch batch, PointQueue counter) throws IOException {
        Answer answer = doubtful
                ? delivery.appendAgain(batch.run(), batch.points())
                : delivery.append(batch.run(), batch.points());
        doubtful = answer == Answer.UNKNOWN || answer == Answer.FOUND;
        Fate fate = answer.fate();
        if (fate == null) {
            return false;
        }
        counter.replayed(batch.points().size(), fate);
        file.settleHead();
        return true;
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            delivery.note("The spool file cannot be closed: " + e);
        }
    }
}
