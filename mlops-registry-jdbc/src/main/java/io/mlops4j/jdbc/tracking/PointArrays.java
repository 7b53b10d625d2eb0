// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.tracking;

import io.mlops4j.common.RunId;
import io.mlops4j.jdbc.sql.Session;
import io.mlops4j.jdbc.sql.SqlArray;
import io.mlops4j.tracking.MetricPoint;
import java.sql.SQLException;
import java.util.List;

/**
 * Appends points by one statement, however many there are: what {@link PointRows} does by several. The values come as one
 * array for each column, which PostgreSQL reads faster than as many parameters.
 */
final class PointArrays {
    /** Both zeros have one rank; their bits then tell which is the later, as {@link MetricPoint#BY_RECENCY} does. */
    private static final String APPEND = """
            WITH changed AS (UPDATE {run} SET points = points + ? WHERE run_id = ? RETURNING run_id),
            added AS (
                INSERT INTO {metric} (run_id, metric_key, batch, place, step, epoch_millis, bits, metric_value)
                SELECT run_id, metric_key, ?, place - 1, step, epoch_millis, bits, metric_value
                FROM changed, unnest(?, ?, ?, ?, ?) WITH ORDINALITY
                    AS point (metric_key, step, epoch_millis, bits, metric_value, place)),
            latest AS (
                INSERT INTO {metric_latest} AS known
                    (run_id, metric_key, step, epoch_millis, bits, metric_value, sort_rank)
                SELECT run_id, metric_key, step, epoch_millis, bits, metric_value, sort_rank
                FROM changed, unnest(?, ?, ?, ?, ?, ?)
                    AS point (metric_key, step, epoch_millis, bits, metric_value, sort_rank)
                ON CONFLICT (run_id, metric_key) DO UPDATE
                SET step = excluded.step, epoch_millis = excluded.epoch_millis, bits = excluded.bits,
                    metric_value = excluded.metric_value, sort_rank = excluded.sort_rank
                WHERE (excluded.step, excluded.epoch_millis, excluded.sort_rank, excluded.bits)
                    > (known.step, known.epoch_millis, known.sort_rank, known.bits))
            SELECT run_id FROM changed
            """;

    private PointArrays() {}

    /** Tells whether there was such a run. */
    static boolean append(Session session, RunId run, List<MetricPoint> points, long batch) throws SQLException {
        List<MetricPoint> latest = List.copyOf(PointRows.latest(points).values());
        return session.first(
                        APPEND,
                        row -> true,
                        points.size(),
                        run.value(),
                        batch,
                        keys(points),
                        steps(points),
                        times(points),
                        bits(points),
                        values(points),
                        keys(latest),
                        steps(latest),
                        times(latest),
                        bits(latest),
                        values(latest),
                        SqlArray.of("bigint", latest, point -> Rank.of(point.value())))
                .isPresent();
    }

    private static SqlArray keys(List<MetricPoint> points) {
        return SqlArray.of("text", points, MetricPoint::key);
    }

    private static SqlArray steps(List<MetricPoint> points) {
        return SqlArray.of("bigint", points, MetricPoint::step);
    }

    private static SqlArray times(List<MetricPoint> points) {
        return SqlArray.of("bigint", points, MetricPoint::epochMillis);
    }

    private static SqlArray bits(List<MetricPoint> points) {
        return SqlArray.of("bigint", points, point -> Double.doubleToLongBits(point.value()));
    }

    private static SqlArray values(List<MetricPoint> points) {
        return SqlArray.of("float8", points, PointRows::finite);
    }
}
