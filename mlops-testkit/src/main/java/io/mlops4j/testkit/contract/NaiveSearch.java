// SPDX-License-Identifier: Apache-2.0
package io.mlops4j.testkit.contract;

import io.mlops4j.tracking.MetricPoint;
import io.mlops4j.tracking.Run;
import io.mlops4j.tracking.RunFilter;
import io.mlops4j.tracking.RunOrder;
import io.mlops4j.tracking.RunQuery;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What {@link RunFilter} and {@link RunOrder} say, word for word and without any thought of speed. */
final class NaiveSearch {
    private NaiveSearch() {}

    /** Finds all runs that a query describes, in its order, whatever its page. */
    static List<Run> find(List<Run> runs, RunQuery query) {
        return runs.stream()
                .filter(run ->
                        query.experiments().isEmpty() || query.experiments().contains(run.experiment()))
                .filter(run -> query.lifecycle() == RunQuery.Lifecycle.ANY
                        || run.isDeleted() == (query.lifecycle() == RunQuery.Lifecycle.DELETED))
                .filter(run -> meets(run, query.filter()))
                .sorted(order(query.order()).thenComparing(Run::id))
                .toList();
    }

    private static boolean meets(Run run, RunFilter filter) {
        if (filter instanceof RunFilter.And and) {
            return and.all().stream().allMatch(each -> meets(run, each));
        } else if (filter instanceof RunFilter.Or or) {
            return or.any().stream().anyMatch(each -> meets(run, each));
        } else if (filter instanceof RunFilter.Not not) {
            return !meets(run, not.filter());
        } else if (filter instanceof RunFilter.MetricIs is) {
            MetricPoint latest = run.metrics().get(is.key());
            return latest != null && !Double.isNaN(latest.value()) && compares(latest.value(), is);
        } else if (filter instanceof RunFilter.MetricIsNaN is) {
            MetricPoint latest = run.metrics().get(is.key());
            return latest != null && Double.isNaN(latest.value());
        } else if (filter instanceof RunFilter.HasMetric has) {
            return run.metrics().containsKey(has.key());
        } else if (filter instanceof RunFilter.TextIs is) {
            String text = text(run, is.of(), is.key());
            return text != null && matches(text, is);
        } else if (filter instanceof RunFilter.HasText has) {
            return text(run, has.of(), has.key()) != null;
        }
        return meetsAttribute(run, filter);
    }

    private static boolean meetsAttribute(Run run, RunFilter filter) {
        if (filter instanceof RunFilter.StatusIn in) {
            return in.statuses().contains(run.status());
        } else if (filter instanceof RunFilter.StartedSince since) {
            return run.startedAt().compareTo(since.moment()) >= 0;
        } else if (filter instanceof RunFilter.StartedBefore before) {
            return run.startedAt().compareTo(before.moment()) < 0;
        } else if (filter instanceof RunFilter.PartOf part) {
            return part.parent().equals(run.parent());
        } else if (filter instanceof RunFilter.ReadDataset read) {
            return run.inputs().stream()
                    .anyMatch(input -> input.dataset().digest().equals(read.dataset()));
        }
        return filter instanceof RunFilter.All;
    }

    private static boolean compares(double value, RunFilter.MetricIs is) {
        return switch (is.comparison()) {
            case EQ -> value == is.value();
            case NE -> value != is.value();
            case LT -> value < is.value();
            case LE -> value <= is.value();
            case GT -> value > is.value();
            case GE -> value >= is.value();
        };
    }

    private static boolean matches(String text, RunFilter.TextIs is) {
        return switch (is.match()) {
            case EQ -> text.equals(is.value());
            case NE -> !text.equals(is.value());
            case CONTAINS -> text.contains(is.value());
            case STARTS_WITH -> text.startsWith(is.value());
        };
    }

    private static @Nullable String text(Run run, RunFilter.TextOf of, String key) {
        return of == RunFilter.TextOf.PARAM ? run.params().get(key) : run.tags().get(key);
    }

    private static Comparator<Run> order(RunOrder order) {
        boolean descending = order.direction() == RunOrder.Direction.DESCENDING;
        return switch (order.by()) {
            case STARTED -> present(Run::startedAt, descending);
            case NAME -> present(Run::name, descending);
            case METRIC -> metric(order.key(), descending);
            case PARAM -> present(run -> run.params().get(order.key()), descending);
            case TAG -> present(run -> run.tags().get(order.key()), descending);
        };
    }

    private static Comparator<Run> metric(String key, boolean descending) {
        Function<Run, @Nullable Double> value = run -> {
            MetricPoint latest = run.metrics().get(key);
            // both zeros are one number
            return latest == null ? null : Double.valueOf(latest.value() + 0.0);
        };
        Comparator<Run> lacking = Comparator.comparing(run -> value.apply(run) == null);
        Comparator<Run> notANumber =
                Comparator.comparing(run -> Double.valueOf(Double.NaN).equals(value.apply(run)));
        return lacking.thenComparing(notANumber).thenComparing(present(value, descending));
    }

    private static <V extends Comparable<? super V>> Comparator<Run> present(
            Function<Run, @Nullable V> value, boolean descending) {
        Comparator<V> order = Comparator.naturalOrder();
        return Comparator.comparing(value, Comparator.nullsLast(descending ? order.reversed() : order));
    }
}
