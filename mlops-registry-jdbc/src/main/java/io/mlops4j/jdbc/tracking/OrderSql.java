// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.tracking;

import io.mlops4j.core.tracking.RunPosition;
import io.mlops4j.jdbc.dialect.Dialect;
import io.mlops4j.tracking.RunOrder;
import java.time.Instant;
import java.util.Objects;

/**
 * The order of rows {@code r} of runs, and what comes after a position in it. What a run is ordered by besides its own row
 * is the row {@code o}, which it may lack.
 */
final class OrderSql {
    private static final String METRIC_PLACE =
            "CASE WHEN o.run_id IS NULL THEN 2 WHEN o.sort_rank = " + Rank.NOT_A_NUMBER + " THEN 1 ELSE 0 END";
    private static final String TEXT_PLACE = "CASE WHEN o.run_id IS NULL THEN 1 ELSE 0 END";

    private final Dialect dialect;
    private final RunOrder order;
    private final boolean ascending;

    OrderSql(Dialect dialect, RunOrder order) {
        this.dialect = dialect;
        this.order = order;
        this.ascending = order.direction() == RunOrder.Direction.ASCENDING;
    }

    /** Joins the row that the order is by. */
    void addJoin(SqlText out) {
        switch (order.by()) {
            case METRIC ->
                out.add(" LEFT JOIN {metric_latest} o ON o.run_id = r.run_id AND o.metric_key = ?", order.key());
            case PARAM -> out.add(" LEFT JOIN {param} o ON o.run_id = r.run_id AND o.param_key = ?", order.key());
            case TAG -> out.add(" LEFT JOIN {tag} o ON o.run_id = r.run_id AND o.tag_key = ?", order.key());
            case STARTED, NAME -> {}
        }
    }

    void addOrder(SqlText out) {
        String way = ascending ? "" : " DESC";
        String by = switch (order.by()) {
            case STARTED -> "r.started_at" + way + ", r.started_nanos" + way;
            case NAME -> value() + way;
            case METRIC -> METRIC_PLACE + ", " + value() + way;
            case PARAM, TAG -> TEXT_PLACE + ", " + value() + way;
        };
        out.add(" ORDER BY " + by + ", r.run_id");
    }

    /** Narrows to what comes after a run that was given before. */
    void addAfter(SqlText out, RunPosition last) {
        String run = last.run().value();
        out.add(" AND ");
        switch (order.by()) {
            case STARTED -> addAfterStart(out, last);
            case NAME -> addAfterValue(out, text(last), run);
            case METRIC -> addAfterMetric(out, last);
            case PARAM, TAG -> {
                if (last.place() == RunPosition.Place.ABSENT) {
                    out.add("(o.run_id IS NULL AND r.run_id > ?)", run);
                } else {
                    out.add("(o.run_id IS NULL OR ");
                    addAfterValue(out, text(last), run);
                    out.add(")");
                }
            }
        }
    }

    private void addAfterStart(SqlText out, RunPosition last) {
        Instant moment = last.moment();
        long second = moment.getEpochSecond();
        int nano = moment.getNano();
        String after = ascending ? ">" : "<";
        out.add("r.started_at " + after + "= ? AND ", second);
        out.add("(r.started_at " + after + " ? OR r.started_nanos " + after + " ?", second, nano);
        out.add(" OR (r.started_nanos = ? AND r.run_id > ?))", nano, last.run().value());
    }

    private void addAfterMetric(SqlText out, RunPosition last) {
        String run = last.run().value();
        switch (last.place()) {
            case ABSENT -> out.add("(o.run_id IS NULL AND r.run_id > ?)", run);
            case NOT_A_NUMBER ->
                out.add("(o.run_id IS NULL OR (o.sort_rank = ? AND r.run_id > ?))", Rank.NOT_A_NUMBER, run);
            case VALUE -> {
                out.add("(o.run_id IS NULL OR o.sort_rank = ? OR ", Rank.NOT_A_NUMBER);
                addAfterValue(out, Rank.of(last.number()), run);
                out.add(")");
            }
        }
    }

    private void addAfterValue(SqlText out, Object value, String run) {
        String after = ascending ? " > ?" : " < ?";
        out.add("(" + value() + after, value);
        out.add(" OR (" + value() + " = ? AND r.run_id > ?))", value, run);
    }

    private String value() {
        return switch (order.by()) {
            case METRIC -> "o.sort_rank";
            case PARAM -> "COALESCE(o.value_order, o.param_value)";
            case TAG -> "COALESCE(o.value_order, o.tag_value)";
            case STARTED, NAME -> "COALESCE(r.name_order, r.run_name)";
        };
    }

    private String text(RunPosition last) {
        return Objects.requireNonNullElse(TextOrder.of(dialect, last.text()), last.text());
    }
}
