// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.core.tracking;

import io.mlops4j.common.Names;
import io.mlops4j.common.Page;
import io.mlops4j.common.RunId;
import io.mlops4j.core.codec.JsonIn;
import io.mlops4j.core.codec.JsonOut;
import io.mlops4j.tracking.MetricPoint;
import io.mlops4j.tracking.Tracking;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cuts the history of a metric into pages. Pure. */
final class HistoryPage {
    private HistoryPage() {}

    /** The last point that was given, and how many that equal it were given up to then. */
    private record Position(MetricPoint last, int equals) {
        static Position of(List<MetricPoint> points, int index) {
            MetricPoint last = points.get(index);
            int first = index;
            while (first > 0 && points.get(first - 1).equals(last)) {
                first--;
            }
            return new Position(last, index - first + 1);
        }

        void write(JsonOut out) {
            out.text("key", last.key()).float64("value", last.value());
            out.int64("step", last.step()).int64("at", last.epochMillis()).int32("equals", equals);
        }

        static Position read(JsonIn in) {
            return new Position(
                    new MetricPoint(in.text("key"), in.float64("value"), in.int64("step"), in.int64("at")),
                    in.int32("equals"));
        }

        int next(List<MetricPoint> points) {
            int equal = 0;
            for (int i = 0; i < points.size(); i++) {
                int order = MetricPoint.BY_RECENCY.compare(points.get(i), last);
                if (order > 0 || (order == 0 && ++equal > equals)) {
                    return i;
                }
            }
            return points.size();
        }
    }

    static Page<MetricPoint> of(RunId run, String key, List<MetricPoint> points, int limit, @Nullable String token) {
        if (limit < 1 || limit > Tracking.MAX_POINTS) {
            throw Names.invalid("limit", limit, "1 to " + Tracking.MAX_POINTS);
        }
        String question = "history " + run + " " + key;
        int from = token == null
                ? 0
                : PageToken.decode(question, token, Position::read).next(points);
        int to = Math.min(points.size(), from + limit);
        String next = to < points.size() ? PageToken.encode(question, Position.of(points, to - 1)::write) : null;
        return new Page<>(points.subList(from, to), next);
    }
}
