// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.tracking;

import io.mlops4j.common.RunId;
import io.mlops4j.jdbc.sql.Session;
import io.mlops4j.tracking.MetricPoint;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Metric points: every one, and the latest of each metric once more. Who writes has changed the run's row before, so one
 * after the other finds out which point is the latest.
 */
final class PointRows {
    private static final BinaryOperator<MetricPoint> LATER = BinaryOperator.maxBy(MetricPoint.BY_RECENCY);

    /** More metrics than this are not looked up one by one. */
    private static final int MOST_KEYS = 128;

    private PointRows() {}

    /** Adds points to a run that has none yet of these metrics. */
    static void addFirst(Session session, RunId run, List<MetricPoint> points, long batch) throws SQLException {
        if (!points.isEmpty()) {
            addAll(session, run, points, batch);
            addLatest(session, run, latest(points).values());
        }
    }

    /** Adds points. */
    static void add(Session session, RunId run, List<MetricPoint> points, long batch) throws SQLException {
        if (points.isEmpty()) {
            return;
        }
        Map<String, MetricPoint> latest = latest(points);
        Map<String, MetricPoint> known = known(session, run, new ArrayList<>(latest.keySet()));
        addAll(session, run, points, batch);
        List<MetricPoint> fresh = new ArrayList<>();
        List<MetricPoint> later = new ArrayList<>();
        latest.forEach((key, point) -> {
            MetricPoint before = known.get(key);
            if (before == null) {
                fresh.add(point);
            } else if (MetricPoint.BY_RECENCY.compare(point, before) > 0) {
                later.add(point);
            }
        });
        addLatest(session, run, fresh);
        replaceLatest(session, run, later);
    }

    /** Tells whether a batch is there; it is there whole or not at all. */
    static boolean isThere(Session session, RunId run, List<MetricPoint> points, long batch) throws SQLException {
        return !points.isEmpty()
                && session.first(
                                "SELECT place FROM {metric} WHERE run_id = ? AND metric_key = ? AND batch = ?"
                                        + " AND place = 0",
                                row -> true,
                                run.value(),
                                points.get(0).key(),
                                batch)
                        .isPresent();
    }

    /** Reads every point of a metric, in no order. */
    static List<MetricPoint> all(Session session, RunId run, String key) throws SQLException {
        return session.list(
                "SELECT step, epoch_millis, bits FROM {metric} WHERE run_id = ? AND metric_key = ?",
                row -> new MetricPoint(key, Double.longBitsToDouble(row.getLong(3)), row.getLong(1), row.getLong(2)),
                run.value(),
                key);
    }

    static Map<String, MetricPoint> latest(List<MetricPoint> points) {
        Map<String, MetricPoint> latest = new TreeMap<>();
        points.forEach(point -> latest.merge(point.key(), point, LATER));
        return latest;
    }

    private static Map<String, MetricPoint> known(Session session, RunId run, List<String> keys) throws SQLException {
        List<Object> values = new ArrayList<>();
        values.add(run.value());
        String narrowed = "";
        if (keys.size() <= MOST_KEYS) {
            int width = Math.max(1, Integer.highestOneBit(keys.size() - 1) * 2);
            narrowed = " AND metric_key IN (?" + ", ?".repeat(width - 1) + ")";
            for (int i = 0; i < width; i++) {
                values.add(keys.get(Math.min(i, keys.size() - 1)));
            }
        }
        Map<String, MetricPoint> known = new HashMap<>();
        session.list(
                "SELECT metric_key, step, epoch_millis, bits FROM {metric_latest} WHERE run_id = ?" + narrowed
                        + session.dialect().currentRead(),
                row -> known.put(
                        row.getString(1),
                        new MetricPoint(
                                row.getString(1),
                                Double.longBitsToDouble(row.getLong(4)),
                                row.getLong(2),
                                row.getLong(3))),
                values.toArray());
        return known;
    }

    private static void addAll(Session session, RunId run, List<MetricPoint> points, long batch) throws SQLException {
        List<@Nullable Object[]> rows = new ArrayList<>(points.size());
        for (MetricPoint point : points) {
            rows.add(new @Nullable Object[] {
                run.value(),
                point.key(),
                batch,
                rows.size(),
                point.step(),
                point.epochMillis(),
                Double.doubleToLongBits(point.value()),
                finite(point)
            });
        }
        session.insert("{metric} (run_id, metric_key, batch, place, step, epoch_millis, bits, metric_value)", rows);
    }

    private static void addLatest(Session session, RunId run, Collection<MetricPoint> points) throws SQLException {
        session.insert(
                "{metric_latest} (step, epoch_millis, bits, metric_value, sort_rank, run_id, metric_key)",
                latestRows(run, points));
    }

    private static void replaceLatest(Session session, RunId run, Collection<MetricPoint> points) throws SQLException {
        session.each(
                "UPDATE {metric_latest} SET step = ?, epoch_millis = ?, bits = ?, metric_value = ?, sort_rank = ?"
                        + " WHERE run_id = ? AND metric_key = ?",
                latestRows(run, points));
    }

    private static List<@Nullable Object[]> latestRows(RunId run, Collection<MetricPoint> points) {
        List<@Nullable Object[]> rows = new ArrayList<>(points.size());
        for (MetricPoint point : points) {
            rows.add(new @Nullable Object[] {
                point.step(),
                point.epochMillis(),
                Double.doubleToLongBits(point.value()),
                finite(point),
                Rank.of(point.value()),
                run.value(),
                point.key()
            });
        }
        return rows;
    }

    static @Nullable Double finite(MetricPoint point) {
        return Double.isFinite(point.value()) ? point.value() : null;
    }
}
