// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.jdbc.tracking;

import io.mlops4j.jdbc.dialect.Dialect;
import io.mlops4j.tracking.RunFilter;
import io.mlops4j.tracking.RunStatus;
import java.time.Instant;
import java.util.List;

/**
 * Conditions on a row {@code r} of runs. Every condition is true or false and never null, so that its complement is what
 * Java says it is. Values and keys are bound; what is text within a text is asked by position, so that no character of it
 * has a meaning.
 */
final class FilterSql {
    private final Dialect dialect;
    private final SqlText out;

    FilterSql(Dialect dialect, SqlText out) {
        this.dialect = dialect;
        this.out = out;
    }

    /** Counts the conditions that are no combinations of others. */
    static int conditions(RunFilter filter) {
        if (filter instanceof RunFilter.And and) {
            return and.all().stream().mapToInt(FilterSql::conditions).sum();
        }
        if (filter instanceof RunFilter.Or or) {
            return or.any().stream().mapToInt(FilterSql::conditions).sum();
        }
        return filter instanceof RunFilter.Not not ? conditions(not.filter()) : 1;
    }

    void add(RunFilter filter) {
        if (filter instanceof RunFilter.And and) {
            addAll(and.all(), " AND ", "1 = 1");
        } else if (filter instanceof RunFilter.Or or) {
            addAll(or.any(), " OR ", "1 = 0");
        } else if (filter instanceof RunFilter.Not not) {
            out.add("NOT (");
            add(not.filter());
            out.add(")");
        } else if (filter instanceof RunFilter.All) {
            out.add("1 = 1");
        } else {
            addValue(filter);
        }
    }

    private void addAll(List<RunFilter> parts, String between, String none) {
        out.add("(" + (parts.isEmpty() ? none : ""));
        for (int i = 0; i < parts.size(); i++) {
            out.add(i == 0 ? "" : between);
            add(parts.get(i));
        }
        out.add(")");
    }

    private void addValue(RunFilter filter) {
        if (filter instanceof RunFilter.MetricIs is) {
            metric(is.key()).add(" AND ");
            addComparison(is.comparison(), Rank.of(is.value()));
            out.add(")");
        } else if (filter instanceof RunFilter.MetricIsNaN is) {
            metric(is.key()).add(" AND m.sort_rank = ?)", Rank.NOT_A_NUMBER);
        } else if (filter instanceof RunFilter.HasMetric has) {
            metric(has.key()).add(")");
        } else if (filter instanceof RunFilter.TextIs is) {
            text(is.of(), is.key()).add(" AND ");
            addMatch(is);
            out.add(")");
        } else if (filter instanceof RunFilter.HasText has) {
            text(has.of(), has.key()).add(")");
        } else {
            addRun(filter);
        }
    }

    private void addRun(RunFilter filter) {
        if (filter instanceof RunFilter.StatusIn in) {
            if (in.statuses().isEmpty()) {
                out.add("1 = 0");
            } else {
                out.add("r.status IN (")
                        .list(in.statuses().stream().map(RunStatus::name).toList())
                        .add(")");
            }
        } else if (filter instanceof RunFilter.StartedSince since) {
            addSince(since.moment());
        } else if (filter instanceof RunFilter.StartedBefore before) {
            out.add("NOT ");
            addSince(before.moment());
        } else if (filter instanceof RunFilter.PartOf part) {
            out.add(
                    "(r.parent_id IS NOT NULL AND r.parent_id = ?)",
                    part.parent().value());
        } else if (filter instanceof RunFilter.ReadDataset read) {
            out.add(
                    "EXISTS (SELECT 1 FROM {dataset} d WHERE d.run_id = r.run_id AND d.digest = ?)",
                    read.dataset().hex());
        } else {
            throw new IllegalStateException("No statement for condition " + filter);
        }
    }

    private void addSince(Instant moment) {
        out.add(
                "(r.started_at > ? OR (r.started_at = ? AND r.started_nanos >= ?))",
                moment.getEpochSecond(),
                moment.getEpochSecond(),
                moment.getNano());
    }

    private SqlText metric(String key) {
        return out.add("EXISTS (SELECT 1 FROM {metric_latest} m WHERE m.run_id = r.run_id AND m.metric_key = ?", key);
    }

    /** NaN ranks above all numbers, and no comparison finds it. */
    private void addComparison(RunFilter.Comparison comparison, long rank) {
        switch (comparison) {
            case EQ -> out.add("m.sort_rank = ?", rank);
            case NE -> out.add("m.sort_rank <> ? AND m.sort_rank < ?", rank, Rank.NOT_A_NUMBER);
            case LT -> out.add("m.sort_rank < ?", rank);
            case LE -> out.add("m.sort_rank <= ?", rank);
            case GT -> out.add("m.sort_rank > ? AND m.sort_rank < ?", rank, Rank.NOT_A_NUMBER);
            case GE -> out.add("m.sort_rank >= ? AND m.sort_rank < ?", rank, Rank.NOT_A_NUMBER);
        }
    }

    private SqlText text(RunFilter.TextOf of, String key) {
        return switch (of) {
            case PARAM -> out.add("EXISTS (SELECT 1 FROM {param} t WHERE t.run_id = r.run_id AND t.param_key = ?", key);
            case TAG -> out.add("EXISTS (SELECT 1 FROM {tag} t WHERE t.run_id = r.run_id AND t.tag_key = ?", key);
        };
    }

    private void addMatch(RunFilter.TextIs is) {
        String column = is.of() == RunFilter.TextOf.PARAM ? "t.param_value" : "t.tag_value";
        switch (is.match()) {
            case EQ -> addEqual(column, is.value());
            case NE -> out.add(column + " <> ?", is.value());
            case CONTAINS -> out.add(dialect.position(column) + " > 0", is.value());
            case STARTS_WITH -> out.add(dialect.position(column) + " = 1", is.value());
        }
    }

    /** A short value is compared by its index alone: a planner would take two conditions for two unlikely ones. */
    private void addEqual(String column, String value) {
        String start = TextOrder.start(value);
        out.add("t.value_start = ?", start);
        if (!TextOrder.isWhole(start)) {
            out.add(" AND " + column + " = ?", value);
        }
    }
}
