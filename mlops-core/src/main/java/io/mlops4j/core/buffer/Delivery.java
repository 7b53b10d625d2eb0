// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.buffer;

import io.mlops4j.common.RunId;
import io.mlops4j.core.buffer.PointQueue.Fate;
import io.mlops4j.error.CommitStateUnknownException;
import io.mlops4j.error.NotFoundException;
import io.mlops4j.spi.TrackingStore;
import io.mlops4j.tracking.MetricPoint;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings points to the store and finds out whether they arrived. Used by one thread, but for {@link #problem}. */
final class Delivery {
    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

    private final TrackingStore store;
    private volatile @Nullable String problem;

    Delivery(TrackingStore store) {
        this.store = store;
    }

    /** How an attempt ended. */
    enum Answer {
        /** The points are in the store. */
        WRITTEN,
        /** They were there already, from an attempt before. */
        FOUND,
        /** They are not, and never will be. */
        REFUSED,
        /** They are not. */
        FAILED,
        /** They may be. */
        UNKNOWN;

        /** What became of the points by that; null if they are still to be written. */
        @Nullable
        Fate fate() {
            return switch (this) {
                case WRITTEN, FOUND -> Fate.WRITTEN;
                case REFUSED -> Fate.DROPPED;
                case FAILED, UNKNOWN -> null;
            };
        }
    }

    /** Appends points that were never tried before. */
    Answer append(RunId run, List<MetricPoint> points) {
        return attempt(run, points, () -> {
            store.append(run, points);
            return Answer.WRITTEN;
        });
    }

    /** Appends points that may be there already, unless they are. */
    Answer appendAgain(RunId run, List<MetricPoint> points) {
        Answer answer = attempt(run, points, () -> {
            if (holds(run, points)) {
                return Answer.FOUND;
            }
            store.append(run, points);
            return Answer.WRITTEN;
        });
        // the question may have failed before anything was appended, but the attempt before it is still in doubt
        return answer == Answer.FAILED ? Answer.UNKNOWN : answer;
    }

    Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    void note(String what) {
        problem = what;
    }

    private Answer attempt(RunId run, List<MetricPoint> points, Supplier<Answer> call) {
        try {
            Answer answer = call.get();
            if (problem != null) {
                LOG.info("Points of run '{}' are written again", run);
                problem = null;
            }
            return answer;
        } catch (CommitStateUnknownException e) {
            outage(run, e);
            return Answer.UNKNOWN;
        } catch (NotFoundException | IllegalArgumentException e) {
            problem = e.toString();
            LOG.warn("Dropped {} points of run '{}', which the store refuses", points.size(), run, e);
            return Answer.REFUSED;
        } catch (RuntimeException e) {
            outage(run, e);
            return Answer.FAILED;
        }
    }

    private void outage(RunId run, RuntimeException e) {
        if (problem == null) {
            LOG.warn("Points of run '{}' cannot be written; they are held back until the store works", run, e);
        }
        problem = e.toString();
    }

    /** An append is there whole or not at all, so all of its points are, each as often as it has it. */
    private boolean holds(RunId run, List<MetricPoint> points) {
        Map<MetricPoint, Integer> missing = new HashMap<>();
        points.forEach(point -> missing.merge(point, 1, Integer::sum));
        points.stream()
                .map(MetricPoint::key)
                .distinct()
                .flatMap(key -> store.history(run, key).stream())
                .forEach(point -> missing.computeIfPresent(point, (same, count) -> count == 1 ? null : count - 1));
        return missing.isEmpty();
    }
}
