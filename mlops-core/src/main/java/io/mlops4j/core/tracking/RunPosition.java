// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.tracking;

import io.mlops4j.common.RunId;
import io.mlops4j.core.codec.JsonIn;
import io.mlops4j.core.codec.JsonOut;
import io.mlops4j.tracking.RunFilter;
import io.mlops4j.tracking.RunOrder;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Where a run stands in an order. Of moment, number and text only the one that the order is by differs between runs; the
 * others are the same for all.
 *
 * @param place what kind of value the run has
 * @param moment when it began, for an order by start
 * @param number the value of the metric, for an order by metric; never the negative zero
 * @param text the name, or the value of the param or tag, for an order by one of these
 * @param run the run, which orders what is equal otherwise
 */
public record RunPosition(Place place, Instant moment, double number, String text, RunId run) {
    /** What comes first whatever the direction. */
    public enum Place {
        /** There is a value, and it is not NaN. */
        VALUE,
        /** The metric is NaN. */
        NOT_A_NUMBER,
        /** The run has no such value. */
        ABSENT
    }

    static RunPosition of(RunFacts run, RunOrder order) {
        return switch (order.by()) {
            case STARTED -> new RunPosition(Place.VALUE, run.startedAt(), 0, "", run.id());
            case NAME -> ofText(run, run.name());
            case PARAM -> ofText(run, run.text(RunFilter.TextOf.PARAM, order.key()));
            case TAG -> ofText(run, run.text(RunFilter.TextOf.TAG, order.key()));
            case METRIC -> ofMetric(run, order.key());
        };
    }

    static Comparator<RunPosition> comparator(RunOrder.Direction direction) {
        Comparator<RunPosition> byValue = Comparator.comparing(RunPosition::moment)
                .thenComparingDouble(RunPosition::number)
                .thenComparing(RunPosition::text);
        return Comparator.comparing(RunPosition::place)
                .thenComparing(direction == RunOrder.Direction.ASCENDING ? byValue : byValue.reversed())
                .thenComparing(RunPosition::run);
    }

    void write(JsonOut out) {
        out.text("place", place.name()).instant("moment", moment).float64("number", number);
        out.text("text", text).printed("run", run);
    }

    static RunPosition read(JsonIn in) {
        return new RunPosition(
                in.constant("place", Place.class),
                in.instant("moment"),
                in.float64("number"),
                in.text("text"),
                in.parsed("run", RunId::of));
    }

    private static RunPosition ofText(RunFacts run, @Nullable String value) {
        return value == null ? absent(run) : new RunPosition(Place.VALUE, Instant.EPOCH, 0, value, run.id());
    }

    private static RunPosition ofMetric(RunFacts run, String key) {
        if (!run.hasMetric(key)) {
            return absent(run);
        }
        double latest = run.metric(key);
        if (Double.isNaN(latest)) {
            return new RunPosition(Place.NOT_A_NUMBER, Instant.EPOCH, 0, "", run.id());
        }
        // adding zero makes both zeros one number, as they are in a comparison
        return new RunPosition(Place.VALUE, Instant.EPOCH, latest + 0.0, "", run.id());
    }

    private static RunPosition absent(RunFacts run) {
        return new RunPosition(Place.ABSENT, Instant.EPOCH, 0, "", run.id());
    }
}
